package import SCIM

/// What somebody is handed together with an access code: the facts of a letter, or of a card.
package struct CodeLetter: Hashable, Sendable {
    package let account: Account.ID
    /// What people call the person, or else the account.
    package let name: String
    /// Where the person is found.
    package let department: String?
    package let employeeID: String?
    /// The tag of the language the person wants to read.
    package let language: String?
    package let code: ClaimCode
    package let expires: Instant
    /// Whether the account was claimed already, and the code leads back into it.
    package let isWayBack: Bool

    init(_ account: Account, _ code: ClaimCode, expires: Instant, in organization: Organization) {
        self.account = account.id
        name = account.shownName
        department = account.work.department
        employeeID = account.externalID
        language = account.language ?? organization.settings[.language]
        self.code = code
        self.expires = expires
        isWayBack = account.lifecycle.isClaimed
    }
}
