import Foundation
import SCIM
import Synchronization
import TestSupport
import Testing

/// Events of the real program: made by an operator, there after a crash.
@Suite(.serialized, .timeLimit(.minutes(10))) struct EventJourneyTests {
    private let everything = "users:read,users:write,events:read"

    /// Who was answered 201 so far.
    private final class Answered: Sendable {
        private let ids = Mutex<Set<String>>([])

        var all: Set<String> { ids.withLock(\.self) }

        /// - Returns: how many there are now.
        func add(_ id: String) -> Int {
            ids.withLock { ids in
                ids.insert(id)
                return ids.count
            }
        }
    }

    private final class Flag: Sendable {
        private let value = Atomic(false)

        var isSet: Bool { value.load(ordering: .relaxed) }

        func set() { value.store(true, ordering: .relaxed) }
    }

    private func poll(_ muster: RunningMuster, _ stream: String, _ body: String) async throws -> HTTPAnswer {
        try await muster.client.send(
            "POST", "/events/v1/streams/\(stream)/poll",
            headers: [HTTPHeader("Authorization", "Bearer \(muster.token)")], body: Array(body.utf8))
    }

    @Test func `SCIM-397 what was answered before kill -9 is told afterwards`() async throws {
        let folder = try TemporaryFolder.make()
        _ = try await Muster.run(["migrate", "--data", folder.path])
        let token = try await Muster.token(in: folder, ["--scopes", everything])
        let made = try await Muster.run(
            ["stream", "create", "--poll", "--integration", "directory", "--data", folder.path])
        let stream = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(made.status == 0 && Int(stream) != nil, "\(made.errors)")
        let muster = try await RunningMuster(in: folder, token: token)
        let answered = Answered()
        await withTaskGroup(of: Void.self) { group in
            for client in 0..<16 {
                group.addTask {
                    for number in 0... {
                        let person = #"{"userName":"person-\#(client)-\#(number)@x.example"}"#
                        guard let answer = try? await muster.send("POST", "/Users", json: person),
                            answer.status == 201, let id = answer.json?["id"]?.string
                        else { return }
                        if answered.add(id) == 100 { muster.process.send(SIGKILL) }
                    }
                }
            }
        }
        #expect(await muster.process.end() == SIGKILL)
        let again = try await RunningMuster(in: folder, token: token)
        let outbox = try await Muster.run(["outbox", "--data", folder.path]).output
        #expect(outbox.contains("stream \(stream)  txn ") && outbox.contains("waits to be fetched"))
        var told: [String] = []
        var names = "[]"
        while true {
            let answer = try await poll(again, stream, #"{"returnImmediately":true,"ack":\#(names)}"#)
            let sets = try #require(answer.json?["sets"]?.object?.members)
            guard !sets.isEmpty else { break }
            told += sets.compactMap { $0.value.string.flatMap(TestToken.init)?.claims["sub_id"]?["id"]?.string }
            names = JSONValue.array(sets.map { .string($0.name) }).text
        }
        let people = answered.all
        #expect(people.count >= 100 && people.isSubset(of: told) && Set(told).count == told.count)
        let total = try await again.send("GET", "/Users?count=0").json?["totalResults"]?.integer
        #expect(total == Int64(told.count))
        #expect(await again.stop() == 0)
        TemporaryFolder.remove(folder)
    }

    @Test func `SCIM-397 what was written before kill -9 is pushed by the next server`() async throws {
        let folder = try TemporaryFolder.make()
        _ = try await Muster.run(["migrate", "--data", folder.path])
        let isUp = Flag()
        let told = Answered()
        let (all, everybody) = AsyncStream.makeStream(of: Void.self)
        let receiver = try await TestReceiver { _, push in
            guard isUp.isSet else { return .status(503) }
            if let id = push.token?.claims["sub_id"]?["id"]?.string, told.add(id) == 20 { everybody.yield() }
            return .status(202)
        }
        let made = try await Muster.run(
            ["stream", "create", "--push", receiver.url, "--integration", "directory", "--data", folder.path])
        #expect(made.status == 0, "\(made.errors)")
        let muster = try await RunningMuster(in: folder, ["--internal-receivers"])
        var people: Set<String> = []
        for number in 0..<20 {
            let answer = try await muster.send("POST", "/Users", json: #"{"userName":"person-\#(number)@x.example"}"#)
            people.insert(try #require(answer.json?["id"]?.string))
        }
        muster.process.send(SIGKILL)
        #expect(await muster.process.end() == SIGKILL)
        isUp.set()
        let again = try await RunningMuster(in: folder, token: muster.token, ["--internal-receivers"])
        _ = await all.first { _ in true }
        #expect(told.all == people)
        #expect(await again.stop() == 0)
        #expect(try await Muster.run(["outbox", "--data", folder.path]).output.isEmpty)
        try await receiver.stop()
        TemporaryFolder.remove(folder)
    }

    @Test func `a stream is made, shown, paused and ended on the command line`() async throws {
        let folder = try TemporaryFolder.make()
        _ = try await Muster.run(["migrate", "--data", folder.path])
        func stream(_ arguments: String...) async throws -> Muster.Result {
            try await Muster.run(["stream"] + arguments + ["--data", folder.path])
        }
        let made = try await stream(
            "create", "--integration", "crm", "--poll", "--events", "create,delete", "--notice", "--audience", "crm-1",
            "--keep", "3d")
        let number = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let list = try await stream("list").output
        #expect(list.contains("\(number)  poll  for crm-1  notice  create,delete  keeps 3d  runs"))
        #expect(try await stream("pause", number).status == 0)
        #expect(try await stream("list").output.contains("paused: by an operator"))
        #expect(try await stream("resume", number).status == 0)
        #expect(try await stream("list").output.contains("runs"))
        #expect(try await stream("delete", number).status == 0)
        #expect(try await stream("delete", number).status == 65)
        #expect(try await stream("list").output.isEmpty)
        #expect(try await stream("create", "--integration", "crm").status == 64)
        #expect(try await stream("create", "--integration", "crm", "--poll", "--events", "all").status == 64)
        #expect(try await stream("create", "--integration", "crm", "--poll", "--keep", "91d").status == 65)
        #expect(try await Muster.run(["outbox", "--data", folder.path]).status == 0)
        TemporaryFolder.remove(folder)
    }
}
