import Foundation
import SCIM
import Synchronization
import TestSupport
import Testing

/// What one server promises holds across all that share its database.
@Suite(.timeLimit(.minutes(10))) struct ManyServersTests {
    @Test func `three servers lose nothing while two of them end and the database is restarted`() async throws {
        let folder = try TemporaryFolder.make()
        let cluster = TestDatabase.isPostgres ? try await TestCluster() : nil
        let fleet = try await Fleet(of: 3, in: folder, on: cluster?.url ?? TestDatabase.file(in: folder))
        let ends = Mutex<[Int32]>([])
        let crowd = Crowd(
            fleet, goal: 1600,
            events: [
                400: {
                    let status = await fleet.end(0, by: SIGKILL)
                    ends.withLock { $0.append(status) }
                },
                // A file has no server that could be restarted.
                800: {
                    try? await cluster?.stop("immediate")
                    try? await cluster?.start()
                },
                1200: {
                    let status = await fleet.end(1, by: SIGTERM)
                    ends.withLock { $0.append(status) }
                },
            ])
        await crowd.work(clients: 64)
        #expect(ends.withLock(\.self) == [SIGKILL, 0])
        #expect(Set(crowd.statuses.keys).isSubset(of: [0, 200, 201, 409, 412, 429, 503]), "\(crowd.statuses)")
        try await expectWhole(crowd, on: fleet.servers[2])
        #expect(await fleet.servers[2].stop() == 0)
        try await cluster?.remove()
        TemporaryFolder.remove(folder)
    }

    /// Every answered write is there once; what nobody answered is there whole, or not at all.
    private func expectWhole(_ crowd: Crowd, on server: RunningMuster) async throws {
        let stored = try await everybody(on: server)
        let byName = Dictionary(grouping: stored) { $0["userName"]?.string ?? "" }
        #expect(byName.values.allSatisfy { $0.count == 1 })
        for person in crowd.people {
            guard let found = byName[person.userName]?.first else {
                #expect(person.id == nil, "\(person) was answered, and is gone")
                continue
            }
            #expect(person.id == nil || found["id"]?.string == person.id, "\(person)")
            let number = try #require(found["nickName"]?.string.flatMap { Int($0) })
            #expect((person.known...person.tried).contains(number), "\(person) is at \(number)")
            #expect(found["title"]?.string == "\(number)", "\(person) is half changed")
        }
        #expect(crowd.people.count { $0.id != nil } >= 500)
        for (userName, count) in crowd.disputed {
            #expect(count == 1, "\(userName) was created \(count) times")
            #expect(byName[userName] != nil)
        }
        #expect(crowd.disputed.count > 5)
    }

    private func everybody(on server: RunningMuster) async throws -> [JSONValue] {
        var people: [JSONValue] = []
        while true {
            let page = try await server.send("GET", "/Users?startIndex=\(people.count + 1)&count=200").json
            let resources = try #require(page?["Resources"]?.array)
            people += resources
            if resources.isEmpty || people.count >= page?["totalResults"]?.number?.integer ?? 0 { return people }
        }
    }
}
