import Foundation
import SCIM
import Synchronization
import TestSupport
import Testing

/// What was answered is there, however the server ended.
@Suite(.serialized, .timeLimit(.minutes(10))) struct DurabilityTests {
    private struct Answered: Sendable {
        let id: String
        let userName: String
    }

    /// Who was answered 201 so far.
    private final class Record: Sendable {
        private let people = Mutex<[Answered]>([])

        var all: [Answered] { people.withLock { $0 } }

        /// - Returns: how many there are now.
        func add(_ person: Answered) -> Int {
            people.withLock { people in
                people.append(person)
                return people.count
            }
        }
    }

    @Test func `kill -9 during 64 concurrent creates loses nothing that was answered`() async throws {
        let answered = try await createUntilTheEnd { $0.send(SIGKILL) }
        #expect(answered.status == SIGKILL)
        try await expectWhole(answered.people, in: answered.folder, token: answered.token)
    }

    @Test func `SIGTERM during 64 concurrent creates answers what was begun, and ends well`() async throws {
        let answered = try await createUntilTheEnd { $0.send(SIGTERM) }
        #expect(answered.status == 0)
        try await expectWhole(answered.people, in: answered.folder, token: answered.token)
    }

    /// Sixty-four clients create people; after the three hundredth answer the server is ended.
    private func createUntilTheEnd(
        _ end: @escaping @Sendable (MusterProcess) -> Void
    ) async throws -> (people: [Answered], folder: URL, token: String, status: Int32) {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        let record = Record()
        await withTaskGroup(of: Void.self) { group in
            for client in 0..<64 {
                group.addTask {
                    for number in 0... {
                        let userName = "person-\(client)-\(number)@x.example"
                        guard
                            let answer = try? await muster.send(
                                "POST", "/Users", json: #"{"userName":"\#(userName)"}"#),
                            answer.status == 201, let id = answer.json?["id"]?.string
                        else { return }
                        let count = record.add(Answered(id: id, userName: userName))
                        if count == 300 { end(muster.process) }
                    }
                }
            }
        }
        let status = await muster.process.end()
        return (record.all, folder, muster.token, status)
    }

    private func expectWhole(_ people: [Answered], in folder: URL, token: String) async throws {
        #expect(people.count >= 300)
        let again = try await RunningMuster(in: folder, token: token)
        for person in people {
            let read = try await again.send("GET", "/Users/\(person.id)")
            #expect(read.status == 200)
            #expect(read.json?["userName"]?.string == person.userName)
            let found = try await again.send("GET", "/Users?filter=userName+eq+%22\(person.userName)%22")
            #expect(found.json?["totalResults"]?.number?.integer == 1)
        }
        let all = try await again.send("GET", "/Users?count=0")
        let total = all.json?["totalResults"]?.number?.integer ?? 0
        #expect(total >= people.count && total <= people.count + 64)
        #expect(await again.stop() == 0)
        TemporaryFolder.remove(folder)
    }
}
