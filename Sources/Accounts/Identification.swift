private import PhoneNumbers
package import SCIM

/// Which kind of account a profile asks for, and the name its person will sign in with.
package struct Identification: Hashable, Sendable {
    package let kind: Kind
    /// Nil for an e-mail-less account until its person chooses a username.
    package let signInName: SignInName?

    /// Decides; the first rule that applies wins.
    ///
    /// 1. `userName` is an e-mail address (unless it is only a name here), or there is a primary, work or only e-mail.
    /// 2. `userName` is a phone number with `+`, or one of the given numbers, or there is a number of type `mobile`.
    /// 3. Otherwise nobody can be written to, and `externalId` is the employee ID.
    ///
    /// - Throws: `invalidValue` naming the attribute, when the one that decides cannot be used.
    package init(_ profile: JSONObject, userNameIsAName: Bool) throws(SCIMError) {
        let userName = profile["userName"]?.string ?? ""
        if let text = Identification.email(in: profile) {
            guard let address = EmailAddress(text) else {
                throw .invalidValue("emails has the value \(SCIMError.quoted(text)), which is not an e-mail address.")
            }
            self.init(kind: .email, signInName: SignInName(address))
        } else if !userNameIsAName, let address = EmailAddress(userName) {
            self.init(kind: .email, signInName: SignInName(address))
        } else if let text = Identification.phoneNumber(in: profile, userName: userName) {
            guard let number = PhoneNumber(text) else {
                throw .invalidValue(
                    "\(SCIMError.quoted(text)) is not a possible phone number; send it with + and country code, "
                        + "or give the person an e-mail address.")
            }
            self.init(kind: .phone, signInName: SignInName(number))
        } else {
            self.init(kind: .emailless, signInName: nil)
        }
    }

    /// The employee ID of somebody without e-mail may have any form but that of an e-mail address.
    static func checkEmployeeID(in profile: JSONObject) throws(SCIMError) {
        guard let employeeID = profile["externalId"]?.string, EmailAddress(employeeID) != nil else { return }
        throw .invalidValue(
            "externalId is the employee ID of a person without e-mail address, so it must not be one itself.")
    }

    private init(kind: Kind, signInName: SignInName?) {
        self.kind = kind
        self.signInName = signInName
    }

    /// The primary value, else the one of type work, else the only one.
    private static func email(in profile: JSONObject) -> String? {
        let emails = (profile["emails"]?.array ?? []).filter { $0.object?["value"]?.string?.isEmpty == false }
        let chosen =
            emails.first(where: \.isPrimary) ?? emails.first { $0.hasType("work") }
            ?? (emails.count == 1 ? emails.first : nil)
        return chosen?.object?["value"]?.string
    }

    private static func phoneNumber(in profile: JSONObject, userName: String) -> String? {
        if userName.hasPrefix("+"), PhoneNumber(userName) != nil { return userName }
        let numbers = (profile["phoneNumbers"]?.array ?? []).filter { $0.object?["value"]?.string?.isEmpty == false }
        let chosen =
            numbers.first { $0.object?["value"]?.string == userName } ?? numbers.first { $0.hasType("mobile") }
        return chosen?.object?["value"]?.string
    }
}

extension JSONValue {
    fileprivate func hasType(_ type: String) -> Bool {
        object?["type"]?.string?.equalsIgnoringCase(type) ?? false
    }
}
