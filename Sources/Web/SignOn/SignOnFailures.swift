internal import Accounts
internal import Logging

/// Tells those who run the server why somebody was not let in; the visitor sees the reference alone.
struct SignOnFailures {
    let logger: Logger

    func log(_ reference: String, _ check: String, _ diagnosis: String, _ organization: Organization) {
        logger.notice(
            "a sign-on was refused",
            metadata: [
                "reference": "\(reference)", "check": "\(check)", "diagnosis": "\(diagnosis)",
                "organization": "\(organization.slug)",
            ])
    }
}
