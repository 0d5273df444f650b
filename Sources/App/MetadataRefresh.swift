import Accounts
import Logging
import ServiceLifecycle

/// Reads providers' metadata again when it is due, and says once a day what is to be seen to.
struct MetadataRefresh: Service {
    private static let pause: Duration = .seconds(60)
    private static let roundsInDay = 1440

    let upkeep: ProviderUpkeep
    let administration: Administration
    let environment: Environment
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for round in 0... {
                do {
                    for (provider, outcome) in try await upkeep.refreshDue() { tell(provider, outcome) }
                    if round.isMultiple(of: Self.roundsInDay) { try await warn() }
                } catch {
                    logger.warning("no metadata can be read again", metadata: ["reason": "\(error)"])
                }
                guard (try? await environment.sleep(Self.pause)) != nil else { return }
            }
        }
    }

    private func tell(_ provider: Provider, _ outcome: ProviderUpkeep.Outcome) {
        switch outcome {
        case .unchanged: break
        case .changed: log("a provider's metadata has changed", .notice, provider, "it counts from now on")
        case .held:
            log("a provider's metadata waits", .warning, provider, "all keys are other ones; see muster provider list")
        case .trouble(let sentence): log("a provider's metadata cannot be read again", .warning, provider, sentence)
        }
    }

    private func warn() async throws {
        for organization in try await administration.organizations() {
            for (provider, _) in try await administration.providers(by: .operator(of: organization)) {
                for warning in provider.warnings(at: environment.now()) {
                    log("a provider is to be seen to", .warning, provider, warning)
                }
            }
        }
    }

    private func log(_ message: Logger.Message, _ level: Logger.Level, _ provider: Provider, _ reason: String) {
        logger.log(level: level, message, metadata: ["provider": "\(provider.name)", "reason": "\(reason)"])
    }
}
