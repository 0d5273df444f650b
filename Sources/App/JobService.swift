import Accounts
import Logging
import ServiceLifecycle

/// Does the imports and exports that people wait for, one after the other and each a while, beside the other servers of one
/// database.
struct JobService: Service {
    private static let pause: Duration = .seconds(1)
    private static let pausesBetweenSweeps = 600
    /// After so many steps the next job has its turn.
    private static let stepsInTurn = 20

    let worker: JobWorker
    let environment: Accounts.Environment
    let logger: Logger

    /// Ends after the step that was begun, when it is told to.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            for pause in 0... {
                do {
                    if pause.isMultiple(of: Self.pausesBetweenSweeps) { try await worker.sweep() }
                    while !Task.isCancelled, let job = try await worker.claim() { try await take(job) }
                } catch { tell(error) }
                guard (try? await environment.sleep(Self.pause)) != nil else { return }
            }
        }
    }

    private func take(_ job: Job) async throws {
        var current = job
        for _ in 0..<Self.stepsInTurn where !Task.isCancelled {
            guard let next = try await worker.step(current) else { return }
            current = next
        }
        try await worker.letGo(current)
    }

    private func tell(_ error: any Error) {
        logger.warning("a job could not go on", metadata: ["reason": "\(error)"])
    }
}
