import Foundation
import Synchronization
import TestSupport

/// Several servers on one database, some of which are ended on the way.
final class Fleet: Sendable {
    let servers: [RunningMuster]
    private let alive: Mutex<[Int]>

    /// - Parameter folder: holds the key that they share.
    init(of count: Int, in folder: URL, on databaseURL: String) async throws {
        var servers = [try await RunningMuster(in: folder, on: databaseURL)]
        for _ in 1..<count {
            servers.append(try await RunningMuster(in: folder, on: databaseURL, token: servers[0].token))
        }
        self.servers = servers
        alive = Mutex(Array(servers.indices))
    }

    /// Lets one of those that are alive answer; nil when the connection broke.
    func send(_ method: String, _ target: String, json: String? = nil, turn: Int) async -> HTTPAnswer? {
        let server = alive.withLock { $0[turn % $0.count] }
        return try? await servers[server].send(method, target, json: json)
    }

    /// Ends one server, which nobody talks to any more.
    func end(_ server: Int, by signal: Int32) async -> Int32 {
        servers[server].process.send(signal)
        alive.withLock { $0.removeAll { $0 == server } }
        return await servers[server].process.end()
    }
}
