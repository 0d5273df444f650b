package import SCIM
package import Secrets

/// A code that was mailed to somebody who answers for a domain: one at a time, for an hour, for five tries.
package struct DomainCode: Hashable, Sendable {
    /// Mailboxes that only those who run a domain have (RFC 2142 §5 and §7; CA/Browser Forum Baseline Requirements
    /// §3.2.2.4.4).
    package enum Mailbox: String, CaseIterable, Sendable {
        case postmaster, hostmaster, admin
    }

    /// What became of a try.
    enum Outcome: Hashable {
        case right
        /// - left: how many tries there are still.
        case wrong(left: Int)
        /// The code is over: too late, or tried too often.
        case over
    }

    package let digest: Digest
    package let expires: Instant
    package private(set) var tries: Int

    package init(digest: Digest, expires: Instant, tries: Int) {
        self.digest = digest
        self.expires = expires
        self.tries = tries
    }

    /// - Parameter text: the digits.
    init(_ text: String, for domain: DomainName, of organization: Organization.ID, _ keyring: Keyring, at now: Instant)
    {
        self.init(
            digest: DomainCode.digest(text, for: domain, of: organization, keyring),
            expires: now.advanced(bySeconds: Limits.secondsForDomainCode), tries: 0)
    }

    /// Eight digits.
    static func digits(_ environment: Environment) -> String {
        let number = environment.random(8).reduce(0) { $0 << 8 | UInt64($1) } % 100_000_000
        let text = String(number)
        return String(repeating: "0", count: 8 - text.count) + text
    }

    /// Tries a code; a wrong one uses up a try.
    mutating func attempt(_ digest: Digest, at now: Instant) -> Outcome {
        guard now < expires, tries < Limits.domainCodeTries else { return .over }
        guard !digest.isSame(as: self.digest) else { return .right }
        tries += 1
        return tries < Limits.domainCodeTries ? .wrong(left: Limits.domainCodeTries - tries) : .over
    }

    static func digest(
        _ text: String,
        for domain: DomainName,
        of organization: Organization.ID,
        _ keyring: Keyring
    ) -> Digest {
        keyring.digest("code \(organization.number) \(domain) \(text)", for: .domains)
    }
}
