internal import Accounts
internal import Logging
internal import ServiceLifecycle
private import Synchronization

/// Does the bulks that were put off, whichever server took them: each by one server at a time, a few at once.
final class BulkWorker: Service {
    private static let bulksAtOnce = 2
    private static let secondsBetweenSweeps = 60

    private let errand: BulkErrand
    private let environment: Accounts.Environment
    private let logger: Logger
    private let alarm: AsyncStream<Void>
    private let busy = Mutex(0)

    private var deferral: BulkDeferral { errand.operations.deferral }

    /// - Parameter alarm: what the bell of the deferral rings.
    init(operations: Operations, alarm: AsyncStream<Void>, environment: Accounts.Environment, logger: Logger) {
        errand = BulkErrand(operations: operations, environment: environment, logger: logger)
        self.environment = environment
        self.alarm = alarm
        self.logger = logger
    }

    /// Looks when the bell rings, and every second for what other servers took or left; ends after the operations that
    /// were begun, when it is told to.
    func run() async throws {
        await withDiscardingTaskGroup { group in
            group.addTask { [self] in
                await cancelWhenGracefulShutdown { [self] in await ring() }
                deferral.bell.finish()
            }
            for await _ in alarm where deferral.seen.isSettled {
                while let claim = await claim() {
                    group.addTask { [self] in await work(claim) }
                }
            }
        }
    }

    private func ring() async {
        for second in 0... {
            deferral.bell.yield()
            if second % Self.secondsBetweenSweeps == 0 { await sweep() }
            guard (try? await environment.sleep(.seconds(1))) != nil else { return }
        }
    }

    private func sweep() async {
        do {
            try await deferral.deferring.sweep()
        } catch {
            logger.warning("asynchronous requests cannot be swept", metadata: ["reason": "\(error)"])
        }
    }

    private func claim() async -> Deferring.Claim? {
        guard busy.withLock({ $0 < Self.bulksAtOnce }) else { return nil }
        do {
            guard let claim = try await deferral.deferring.claim() else { return nil }
            busy.withLock { $0 += 1 }
            return claim
        } catch {
            logger.warning("asynchronous requests cannot be read", metadata: ["reason": "\(error)"])
            return nil
        }
    }

    /// Whatever fails here is tried again when the lease is over.
    private func work(_ claim: Deferring.Claim) async {
        do {
            try await errand.perform(claim)
        } catch {
            logger.warning(
                "an asynchronous request cannot go on",
                metadata: ["request": "\(claim.request.requestID)", "reason": "\(error)"])
        }
        busy.withLock { $0 -= 1 }
        deferral.bell.yield()
    }
}
