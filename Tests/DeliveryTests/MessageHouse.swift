import Accounts
import Foundation
import Logging
import SCIM
import Secrets
import Store
import TestSupport
import Testing

@testable import Delivery

/// A store with messages in it, a clock, and couriers who take them away.
struct MessageHouse {
    static let origin = "https://people.example.com"

    let clock = TestClock()
    let store: SQLAccountStore
    let databaseURL: String
    let folder: URL
    let keyring: Keyring
    let organization: Organization
    let log = LogRecorder()

    init(name: String = "Acme") async throws {
        folder = try TemporaryFolder.make()
        databaseURL = try await TestDatabase.make(in: folder)
        store = try await SQLAccountStore.open(databaseURL, connections: 3)
        keyring = try #require(Keyring(master: Array(0..<32)))
        let now = clock.now
        organization = try await store.write { try $0.insertOrganization(slug: "acme", name: name, at: now) }
    }

    var environment: Accounts.Environment {
        Accounts.Environment(now: { [clock] in clock.now }, random: SecretBytes.random)
    }

    var posting: Posting { Posting(store: store, keyring: keyring, environment: environment) }

    func duty(mail server: MailServer? = nil, gateway: SMSGateway? = nil) throws -> Courier {
        let sender = try #require(MailAddress("people@example.com"))
        return Courier(
            duties: [
                MessageDuty(
                    posting: posting,
                    providers: Providers(mailer: server.map { Mailer(server: $0, sender: sender) }, gateway: gateway),
                    environment: environment, logger: log.logger(.info))
            ],
            origins: AsyncStream { $0.finish() })
    }

    func enqueue(
        _ kind: Message.Kind = .invitation,
        to recipient: String,
        language: String? = nil,
        name: String? = nil,
        seconds: Int64 = 14 * 86_400
    ) async throws {
        let message = Message(
            organization: organization.id, account: nil, kind: kind,
            channel: recipient.contains("@") ? .email : .sms, recipient: recipient, language: language, name: name,
            link: "/c/0123456789abcdef")
        let entry = MessageEntry(
            message, expires: clock.now.advanced(bySeconds: seconds), keyring: keyring, environment: environment)
        try await store.write { try $0.enqueue(entry) }
    }

    var messages: [StoredMessage] {
        get async throws { try await store.messages(of: organization.id, limit: 100) }
    }

    var states: [StoredMessage.State] { get async throws { try await messages.map(\.state) } }
}
