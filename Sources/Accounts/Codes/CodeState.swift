package import SCIM
package import Secrets

/// How far the access code of somebody has come to whom one can only be handed.
package enum CodeState: String, CaseIterable, Hashable, Sendable {
    /// There has never been one.
    case none
    /// It is good, and nobody was handed it.
    case waiting
    /// It is good, and was shown or printed.
    case issued
    /// There was one; its time is over, or it was disabled.
    case ended
}

/// That a code was handed out.
package struct CodeIssue: Hashable, Sendable {
    /// Of the code.
    package let digest: Digest
    package let at: Instant
    /// What the one is called who handed it out; nil for the command line.
    package let by: String?

    package init(digest: Digest, at: Instant, by: String?) {
        self.digest = digest
        self.at = at
        self.by = by
    }
}

/// Some of the people to whom codes are handed: without an address, let in, invited, and not claimed yet.
package struct CodeSelection: Hashable, Sendable {
    package var states: Set<CodeState>
    /// The key of a department; nil for all of them, empty for people without one.
    package var department: String?
    /// Whether those who administer are among them.
    package var withAdministrators: Bool

    /// Who is handed a code for the first time, or again because the last one has ended.
    package static let withoutCode: Set<CodeState> = [.none, .waiting, .ended]

    package init(
        states: Set<CodeState> = CodeSelection.withoutCode,
        department: String? = nil,
        withAdministrators: Bool = false
    ) {
        self.states = states
        self.department = department
        self.withAdministrators = withAdministrators
    }
}

/// The people of one department who are still to claim by a code.
package struct CodeDepartment: Hashable, Sendable {
    /// As it is compared; empty for people without one.
    package let key: String
    package let name: String
    package let counts: [CodeState: Int]

    package init(key: String, name: String, counts: [CodeState: Int]) {
        self.key = key
        self.name = name
        self.counts = counts
    }
}
