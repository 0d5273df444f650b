package import SCIM

/// What a profile says about somebody's work, as HR knows it; what is empty says nothing.
package struct WorkFacts: Hashable, Sendable {
    package let employeeID: String?
    package let jobTitle: String?
    package let department: String?
    package let division: String?
    package let organization: String?
    package let costCenter: String?
    package let location: String?
    /// BCP 47.
    package let locale: String?
    package let timezone: String?
    package let startDate: Instant?

    static let starts = "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User"

    init(_ account: Account) {
        let profile = account.profile
        let enterprise = profile[ManagerReference.container]?.object
        employeeID = enterprise?["employeeNumber"]?.words ?? account.externalID
        jobTitle = profile["title"]?.words
        department = enterprise?["department"]?.words
        division = enterprise?["division"]?.words
        organization = enterprise?["organization"]?.words
        costCenter = enterprise?["costCenter"]?.words
        let addresses = (profile["addresses"]?.array ?? []).compactMap(\.object)
        let office = addresses.first { $0["type"]?.string.map("work".equalsIgnoringCase) ?? false } ?? addresses.first
        location = office?["formatted"]?.words ?? office?["locality"]?.words
        locale = profile["locale"]?.words ?? profile["preferredLanguage"]?.words
        timezone = profile["timezone"]?.words
        startDate = profile[Self.starts]?.object?["startDate"]?.number?.integer
            .map { Instant(milliseconds: Int64($0) * 1000) }
    }
}

extension Account {
    package var work: WorkFacts { WorkFacts(self) }
}

extension JSONValue {
    /// A text with something in it.
    fileprivate var words: String? { string.flatMap { $0.isEmpty ? nil : $0 } }
}
