import Dispatch
import Secrets
import TestSupport
import Testing
import Workers

/// Password hashes: what they prove, what they cost, and that making them holds nobody else up.
@Suite struct PasswordHashTests {
    private let hasher = PasswordHasher(.cheap)

    @Test func `a hash is argon2id at 19 MiB and two passes`() async throws {
        let hash = try await PasswordHasher().hash("correct horse")
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    }

    @Test func `a hash is of its password and of no other`() async throws {
        let hash = try await hasher.hash("correct horse")
        #expect(try await hasher.verifies("correct horse", hash))
        for other in ["correct horsf", "Correct horse", "correct horse ", "correct hors", "correct horse\0", ""] {
            #expect(try await !hasher.verifies(other, hash), "\(other)")
        }
    }

    @Test func `two hashes of one password differ`() async throws {
        #expect(try await hasher.hash("correct horse") != hasher.hash("correct horse"))
    }

    @Test func `a password is the same however its letters and spaces were typed`() async throws {
        let hash = try await hasher.hash("sma\u{30A}\u{A0}gr\u{F6}na grodor")
        #expect(try await hasher.verifies("sm\u{E5} gro\u{308}na\u{3000}grodor", hash))
        #expect(try await !hasher.verifies("sma grona grodor", hash))
    }

    @Test func `a zero byte ends no password`() async throws {
        let hash = try await hasher.hash("before\0after")
        #expect(try await !hasher.verifies("before", hash))
        #expect(try await !hasher.verifies("before\0other", hash))
        #expect(try await hasher.verifies("before\0after", hash))
    }

    @Test func `nobody's hash costs as much as somebody's, and proves nothing`() async throws {
        let hash = try await hasher.hash("correct horse")
        let before = hasher.count
        #expect(try await !hasher.verifies("correct horse", nil))
        #expect(hasher.count == before + 1)
        #expect(try await !hasher.verifies("wrong", hash))
        #expect(hasher.count == before + 2)
        for text in ["", "AAAA"] { #expect(try await !hasher.verifies(text, nil)) }
    }

    @Test(arguments: [PasswordHash.Cost.standard, .cheap])
    func `nobody's hash is of the cost of the house`(cost: PasswordHash.Cost) {
        #expect(!PasswordHash.ofNobody(cost).differs(from: cost))
        #expect(
            PasswordHash.ofNobody(cost).differs(from: PasswordHash.Cost(bytes: cost.bytes * 2, passes: cost.passes)))
    }

    @Test func `what is no hash proves nothing`() async throws {
        let long = "$argon2id$" + String(repeating: "A", count: 400)
        for text in ["", "correct horse", "$argon2id$v=19$m=8,t=1,p=1$", long] {
            #expect(try await !hasher.verifies("correct horse", text))
            #expect(hasher.needsRehash(text))
        }
    }

    @Test func `a hash of another cost is to be made anew, and is good until then`() async throws {
        let dearer = PasswordHasher(PasswordHash.Cost(bytes: 16_384, passes: 2))
        let hash = try await hasher.hash("correct horse")
        #expect(!hasher.needsRehash(hash))
        #expect(dearer.needsRehash(hash))
        #expect(try await dearer.verifies("correct horse", hash))
    }

    @Test func `a hundred people at once are all served`() async throws {
        let patient = PasswordHasher(.cheap, waiting: 100)
        let hash = try await patient.hash("correct horse")
        let verdicts = try await withThrowingTaskGroup { group in
            for number in 0..<100 {
                group.addTask { try await patient.verifies(number % 2 == 0 ? "correct horse" : "wrong", hash) }
            }
            return try await group.reduce(into: 0) { count, isRight in count += isRight ? 1 : 0 }
        }
        #expect(verdicts == 50)
        #expect(patient.count == 101)
    }
}

/// The threads that hashes and pictures are made on.
@Suite struct WorkerPoolTests {
    @Test func `who finds the line full is told so at once, and the others are served in turn`() async throws {
        let pool = WorkerPool("test", threads: 1, waiting: 2)
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let gate = DispatchSemaphore(value: 0)
        async let first = pool.perform {
            beginning.yield()
            gate.wait()
            return 1
        }
        for await _ in begun { break }
        let served = await withTaskGroup(of: Int?.self) { group in
            for number in 2...4 { group.addTask { try? await pool.perform { number } } }
            // The only thread is held, so the first to come back is the one who found no place.
            #expect(await group.next() == .some(nil))
            gate.signal()
            return await group.reduce(into: 0) { count, number in count += number == nil ? 0 : 1 }
        }
        #expect(try await first == 1)
        #expect(served == 2)
        #expect(try await pool.perform { 5 } == 5)
    }

    @Test func `what waits is done though the pool is let go of`() async throws {
        var pool: WorkerPool? = WorkerPool("test", threads: 1, waiting: 8)
        let tasks = (1...8).map { number in Task { [pool] in try await pool?.perform { number } } }
        pool = nil
        var done: [Int] = []
        for task in tasks { if let number = try await task.value { done.append(number) } }
        #expect(done == Array(1...8))
    }
}
