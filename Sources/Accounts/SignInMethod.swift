internal import SCIM

/// How a person is to sign in, as the integration wishes: `password` or `sso`.
enum SignInMethod {
    static let container = "urn:ietf:params:scim:schemas:extension:facebook:authmethod:2.0:User"
    private static let attribute = "authMethod"

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

    static func warnings(about document: JSONObject, for kind: Kind) -> [String] {
        guard let sent = document[container]?.object?[attribute]?.string, isInVain(sent, for: kind) else { return [] }
        return ["authMethod was taken for password: people without e-mail address do not sign on elsewhere"]
    }

    private static func isInVain(_ method: String, for kind: Kind) -> Bool {
        kind != .email && method.equalsIgnoringCase("sso")
    }
}
