private import PhoneNumbers
internal import SCIM

/// How an account is reached, decided anew when its names change.
extension Account {
    /// A kind stays, but an unclaimed account that gains an e-mail address becomes an e-mail account.
    func identification(
        in profile: JSONObject,
        by integration: Integration
    ) throws(SCIMError) -> Identified {
        let decided = try Identification(profile, userNameIsAName: isUserNameAName(in: profile, by: integration))
        switch (kind, decided.kind) {
        case (.email, .email):
            return Identified(kind: .email, signInName: decided.signInName)
        case (.email, .phone), (.email, .emailless):
            // Further addresses may leave none that stands out; the one in use is still there then.
            let addresses = (profile["emails"]?.array ?? []).compactMap { $0.object?["value"]?.string }
            if addresses.contains(where: { EmailAddress($0).map(SignInName.init) == identification.signInName }) {
                return identification
            }
            throw .invalidValue(
                "This account is reached by e-mail, and the change would leave open at which address; "
                    + "send one value in emails, or mark one of several as primary or as type work.")
        case (.phone, .email), (.emailless, .email):
            return lifecycle.isClaimed
                ? identification : Identified(kind: .email, signInName: decided.signInName)
        case (.phone, .phone):
            guard decided.signInName == identification.signInName || isNumberKept(in: profile) else {
                throw .mutability("The mobile number of a phone account cannot change; other numbers can.")
            }
            return identification
        case (.phone, .emailless):
            return identification
        case (.emailless, .phone), (.emailless, .emailless):
            if profile["externalId"] != self.profile["externalId"] { try Identification.checkEmployeeID(in: profile) }
            return identification
        }
    }

    /// A userName that stays is what it was taken for, a name or an address; the switch is asked about a new one.
    private func isUserNameAName(in profile: JSONObject, by integration: Integration) -> Bool {
        guard profile["userName"] == self.profile["userName"] else {
            return integration.settings.isOn(.userNameIsAName)
        }
        guard kind == .email else { return true }
        guard EmailAddress(userName).map(SignInName.init) != identification.signInName else { return false }
        return integration.settings.isOn(.userNameIsAName)
    }

    /// Whether the number a person signs in with is still there, beside others and not under a userName that is another.
    private func isNumberKept(in profile: JSONObject) -> Bool {
        let userName = profile["userName"]?.string ?? ""
        let numbers = (profile["phoneNumbers"]?.array ?? []).compactMap { $0.object?["value"]?.string }
        return PhoneNumber(userName) == nil
            && numbers.contains { PhoneNumber($0).map(SignInName.init) == identification.signInName }
    }
}
