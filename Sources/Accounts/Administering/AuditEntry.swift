package import SCIM

/// What somebody who administers has done; written with the deed, and never changed.
package struct AuditEntry: Hashable, Sendable {
    /// What it was done to.
    package struct Subject: Hashable, Sendable {
        package enum Kind: String, CaseIterable, Sendable {
            case account, integration, token, provider, domain, group, setting, job, message, organization
        }

        package let kind: Kind
        package let id: String
        /// What people call it.
        package let name: String

        package init(_ kind: Kind, id: String, name: String) {
            self.kind = kind
            self.id = id
            self.name = name
        }

        package static func account(_ id: Account.ID, _ name: String) -> Subject {
            Subject(.account, id: id.text, name: name)
        }

        package static func setting(_ name: String) -> Subject { Subject(.setting, id: name, name: name) }
    }

    /// Something that changed, or that is worth knowing; no secrets.
    package struct Fact: Hashable, Sendable {
        package let name: String
        package let before: String?
        package let after: String?

        package init(_ name: String, from before: String? = nil, to after: String?) {
            self.name = name
            self.before = before
            self.after = after
        }
    }

    package let at: Instant
    package let who: ActingAdministrator.Who
    package let deed: Deed
    package let network: String?
    package var subject: Subject?
    package var facts: [Fact]

    package init(
        at: Instant,
        who: ActingAdministrator.Who,
        deed: Deed,
        network: String?,
        subject: Subject?,
        facts: [Fact] = []
    ) {
        self.at = at
        self.who = who
        self.deed = deed
        self.network = network
        self.subject = subject
        self.facts = facts
    }

    package mutating func tell(_ name: String, from before: String? = nil, to after: String?) {
        facts.append(Fact(name, from: before, to: after))
    }
}

/// An entry with its place in the log.
package struct LoggedAudit: Hashable, Sendable {
    package let id: Int64
    package let entry: AuditEntry

    package init(id: Int64, entry: AuditEntry) {
        self.id = id
        self.entry = entry
    }
}

/// Which entries are wanted, the newest first.
package struct AuditQuery: Hashable, Sendable {
    /// What it was done to.
    package struct Target: Hashable, Sendable {
        package let kind: AuditEntry.Subject.Kind
        package let id: String

        package init(_ kind: AuditEntry.Subject.Kind, _ id: String) {
            self.kind = kind
            self.id = id
        }
    }

    package var subject: Target?
    package var deed: Deed?
    /// Only those with lower numbers.
    package var before: Int64?
    package var limit = 50

    package init() {}
}
