package import Accounts
package import Logging
private import Synchronization

/// Takes messages to the people they are for: at least once, each by the provider of its channel.
///
/// A channel without a provider is not looked at; its messages wait until there is one, or they are too old.
package final class MessageDuty: Duty {
    /// How many messages are on their way at once.
    private static let carriers = 8

    private let posting: Posting
    private let providers: Providers
    private let environment: Accounts.Environment
    private let logger: Logger
    private let carriers = Carriers(count: MessageDuty.carriers)
    private let underway = Mutex(0)

    package init(posting: Posting, providers: Providers, environment: Accounts.Environment, logger: Logger) {
        self.posting = posting
        self.providers = providers
        self.environment = environment
        self.logger = logger
    }

    /// As many as there are carriers: what is claimed is sent at once, long before its claim is over.
    package func begin(_ origin: String, _ start: (@escaping @Sendable () async -> Void) -> Void) async {
        let free = MessageDuty.carriers - underway.withLock(\.self)
        do {
            for message in try await posting.claim(on: providers.channels, limit: free) {
                underway.withLock { $0 += 1 }
                start { [self] in
                    await deliver(message, origin)
                    underway.withLock { $0 -= 1 }
                }
            }
        } catch {
            logger.warning("messages cannot be read", metadata: ["reason": "\(error)"])
        }
    }

    private func deliver(_ message: PostedMessage, _ origin: String) async {
        let outcome = await providers.send(message, origin, environment.now(), carriers)
        switch outcome {
        case .sent: break
        case .refused(let reason): log("a message is refused", message, reason)
        case .failed(let reason, _): log("a message cannot be sent now", message, reason)
        }
        do {
            try await posting.settle(message, outcome)
        } catch {
            logger.warning("messages cannot be written", metadata: ["reason": "\(error)"])
        }
    }

    package func sweep() async {
        do {
            try await posting.sweep()
        } catch {
            logger.warning("messages cannot be swept", metadata: ["reason": "\(error)"])
        }
    }

    private func log(_ text: Logger.Message, _ message: PostedMessage, _ reason: String) {
        logger.warning(
            text,
            metadata: ["message": "\(message.id.text)", "kind": "\(message.kind.rawValue)", "reason": "\(reason)"])
    }
}
