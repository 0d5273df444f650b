internal import SCIM

/// Why somebody cannot be added or changed as a form or a row wishes; pages have words of their own for each kind.
package struct PersonFlaw: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, CaseIterable, Sendable {
        case nobody, badEmail = "bad-email", badNumber = "bad-number", computedNumber = "computed-number"
        case badEmployeeID = "bad-employee-id", badDate = "bad-date", badLoginMethod = "bad-login-method"
        /// An earlier row is about the same person; the value is its number.
        case sameAsRow = "same-as-row"
        /// The value is the integration whose directory is the master.
        case provisioned
        case administers
        /// Of somebody else: what names the person in a second way.
        case taken
        /// Somebody had the address before, or has it as `userName` alone; the value is the address of today.
        case formerAddress = "former-address"
        /// Deleted while an import went on.
        case gone
        case mobileIsOff = "mobile-is-off", codesAreOff = "codes-are-off"
        /// The value is an English sentence.
        case other
    }

    package let kind: Kind
    package let value: String

    package init(_ kind: Kind, _ value: String = "") {
        self.kind = kind
        self.value = value
    }

    init(_ error: SCIMError) {
        self.init(.other, error.detail)
    }

    /// In English, for files and terminals.
    package var description: String {
        switch kind {
        case .nobody: "There is no e-mail address, no mobile number and no employee ID."
        case .badEmail: "“\(value)” is not an e-mail address."
        case .badNumber:
            "“\(value)” is no possible mobile number; write it with its country code, like +46 70 123 45 67."
        case .computedNumber:
            "“\(value)” is what a spreadsheet made of a mobile number; format the column as text and type it anew."
        case .badEmployeeID: "An employee ID must not be an e-mail address; put “\(value)” into the column Email."
        case .badDate: "“\(value)” is no date; write it like 2026-01-31."
        case .badLoginMethod: "“\(value)” is no login method; it is Password or SSO."
        case .sameAsRow: "Row \(value) is about the same person."
        case .provisioned: "The integration “\(value)” keeps this person up to date; change it in that directory."
        case .administers: "This person administers the organization; a system administrator changes that account."
        case .taken: "Somebody else has the e-mail address, mobile number or employee ID already."
        case .formerAddress: "This is somebody's former address or user name; the address is “\(value)” now."
        case .gone: "The account was deleted while the import went on."
        case .mobileIsOff: "Profile creation with mobile number is off in the settings."
        case .codesAreOff: "Profile creation with access codes is off in the settings."
        case .other: value
        }
    }
}
