internal import SCIM

/// Where a person is written to, and how.
extension Account {
    /// The e-mail address as it was sent, or the number as E.164 writes it; nil for people who can only be handed a code.
    package var address: String? {
        guard let name = identification.signInName else { return nil }
        switch kind {
        case .emailless: return nil
        case .phone: return name.key
        case .email:
            let addresses = (profile["emails"]?.array ?? []).compactMap { $0.object?["value"]?.string } + [userName]
            return addresses.first { EmailAddress($0).map(SignInName.init) == name } ?? name.key
        }
    }

    /// The tag of the language the person wants to read.
    package var language: String? { profile["preferredLanguage"]?.string ?? profile["locale"]?.string }

    /// What people call the person, if anything is known that does.
    package var firstName: String? {
        let names = [profile["nickName"], profile["name"]?.object?["givenName"], profile["displayName"]]
        return names.compactMap { $0?.string }.first { !$0.isEmpty && $0.isPlainText }
    }
}
