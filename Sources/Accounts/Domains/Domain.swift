package import SCIM

/// A domain that an organization says is its own; proven once it is verified.
///
/// Several organizations may say so, only one can have proven it.
package struct Domain: Hashable, Sendable {
    /// How it was proven.
    package enum Proof: String, Sendable {
        /// By a TXT record.
        case dns
        /// By a code that was mailed to somebody who answers for the domain.
        case mail
        /// By a file on its web site.
        case file
    }

    package struct Verification: Hashable, Sendable {
        package let time: Instant
        package let proof: Proof

        package init(time: Instant, proof: Proof) {
            self.time = time
            self.proof = proof
        }
    }

    package let name: DomainName
    package let added: Instant
    package let verification: Verification?

    package init(name: DomainName, added: Instant, verification: Verification?) {
        self.name = name
        self.added = added
        self.verification = verification
    }
}
