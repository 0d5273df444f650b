import Accounts
import Logging
import ServiceLifecycle

/// What is done as time passes: people are reminded, tokens that end are spoken of, wishes for reset codes seen to, and what has ended is cleared away.
struct Rounds: Service {
    private static let pause: Duration = .seconds(60)
    private static let roundsBetweenSweeps = 10

    let inviting: Inviting
    let tokens: TokenRounds
    let desk: ResetDesk
    let environment: Environment
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await desk.run { tell($0) } }
                group.addTask { await walk() }
            }
        }
    }

    private func walk() async {
        for round in 0... {
            do {
                while try await inviting.remindDue() > 0 {}
                try await tokens.warn()
                if round.isMultiple(of: Self.roundsBetweenSweeps) { try await inviting.sweep() }
            } catch { tell(error) }
            guard (try? await environment.sleep(Self.pause)) != nil else { return }
        }
    }

    private func tell(_ error: any Error) {
        logger.warning("a round could not be made", metadata: ["reason": "\(error)"])
    }
}
