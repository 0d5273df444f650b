private import Synchronization
private import Workers

/// Makes and compares password hashes, on threads of its own.
///
/// A hash keeps a processor busy on purpose, so it is made before a transaction opens, by one of two threads, and
/// only so many people wait for it: a rush of sign-ins slows down sign-ins, and nothing else.
package final class PasswordHasher: Sendable {
    private let cost: PasswordHash.Cost
    private let workers: WorkerPool
    private let made = Atomic(0)

    /// - Parameter waiting: how many may wait; behind two threads, 64 wait less than a second.
    package init(_ cost: PasswordHash.Cost = .standard, threads: Int = 2, waiting: Int = 64) {
        self.cost = cost
        workers = WorkerPool("password-hasher", threads: threads, waiting: waiting)
    }

    /// A new hash to store, each with a salt of its own.
    ///
    /// - Throws: `WorkersBusy` when too many wait.
    package func hash(_ password: String) async throws -> String {
        try await perform { [cost] in PasswordHash(of: password, cost).text }
    }

    /// Whether a hash is of this password.
    ///
    /// - Parameter hash: nil for people who have none or do not exist; this takes as long, and is false.
    /// - Throws: `WorkersBusy` when too many wait.
    package func verifies(_ password: String, _ hash: String?) async throws -> Bool {
        let hash = hash.map(PasswordHash.init(text:)) ?? .ofNobody(cost)
        return try await perform { hash.isOf(password) }
    }

    /// Whether a hash that was verified is to be made anew, because the cost has changed since.
    package func needsRehash(_ hash: String) -> Bool {
        PasswordHash(text: hash).differs(from: cost)
    }

    /// How many hashes were computed, to make or to compare: the work that may not tell who exists.
    package var count: Int { made.load(ordering: .relaxed) }

    private func perform<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws -> Value {
        let value = try await workers.perform(work)
        made.add(1, ordering: .relaxed)
        return value
    }
}
