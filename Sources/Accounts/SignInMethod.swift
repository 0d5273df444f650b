internal import SCIM

/// How a person is to sign in, as the integration wishes: `password` or `sso`.
package enum SignInMethod {
    package static let container = "urn:ietf:params:scim:schemas:extension:facebook:authmethod:2.0:User"
    package static let attribute = "authMethod"

    /// A checked document with the wish in the schema's spelling; Workplace's clients write `SSO`.
    ///
    /// People without an e-mail address always have a password.
    static func settled(in document: JSONObject, for kind: Kind) -> JSONObject {
        guard let sent = document[container]?.object?[attribute]?.string else { return document }
        let wish = ["password", "sso"].first(where: sent.equalsIgnoringCase) ?? sent
        let method = isInVain(wish, for: kind) ? "password" : wish
        guard method != sent, var holder = document[container]?.object else { return document }
        holder[attribute] = .string(method)
        var document = document
        document[container] = .object(holder)
        return document
    }

    /// What is wished in a document; nil where nobody wished anything.
    static func wish(in document: JSONObject) -> String? { document[container]?.object?[attribute]?.string }

    /// What somebody chooses who leaves it to the organization.
    package static let unset = "default"
    package static let choices = ["password", "sso", unset]

    /// - Parameter method: one of `choices`.
    static func wishing(_ method: String, in document: JSONObject) -> JSONObject {
        var document = document
        var holder = document[container]?.object ?? JSONObject()
        holder[attribute] = method == unset ? nil : .string(method)
        document[container] = holder.isEmpty ? nil : .object(holder)
        let schemas = document["schemas"]?.array ?? []
        if holder.isEmpty {
            document["schemas"] = .array(schemas.filter { $0 != .string(container) })
        } else if !schemas.contains(.string(container)) {
            document["schemas"] = .array(schemas + [.string(container)])
        }
        return document
    }

    static func signsOn(_ kind: Kind, wish: String?, in settings: Settings) -> Bool {
        kind == .email && settings.isOn(.singleSignOn) && (wish ?? settings[.loginMethod]) == "sso"
    }

    static func warnings(about document: JSONObject, for kind: Kind) -> [String] {
        guard let sent = document[container]?.object?[attribute]?.string, isInVain(sent, for: kind) else { return [] }
        return ["authMethod was taken for password: people without e-mail address do not sign on elsewhere"]
    }

    fileprivate static func isInVain(_ method: String, for kind: Kind) -> Bool {
        kind != .email && method.equalsIgnoringCase("sso")
    }
}

extension Account {
    /// Whether the person is to sign on at a provider, where one answers for the address; see `signOnProvider(of:in:)`.
    func signsOn(in settings: Settings) -> Bool {
        SignInMethod.signsOn(kind, wish: SignInMethod.wish(in: profile), in: settings)
    }

    /// What stands behind the @ of the name an e-mail person signs in with.
    var mailDomain: DomainName? { kind == .email ? identification.signInName?.mailDomain : nil }
}

extension SignInName {
    /// Nil for what is no e-mail address.
    var mailDomain: DomainName? {
        let parts = key.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, let domain = String(parts[1]), !domain.isEmpty else { return nil }
        return DomainName(stored: domain)
    }
}
