/// What is copied from here into a form of an identity provider; labels are that form's own, in the language it has them.
package struct CopiedField: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// Where the organization's SCIM door is, with what the provider wants behind it.
        case address(query: String)
        /// The token, which nobody can show a second time.
        case token
        case text(String)
    }

    package let label: String
    package let content: Content

    init(_ label: String, _ content: Content) {
        self.label = label
        self.content = content
    }
}

extension Preset {
    /// What people call the provider; nil for what is none.
    package var providerName: String? {
        switch self {
        case .standard, .strict: nil
        case .entra: "Microsoft Entra ID"
        case .google: "Google Workspace"
        case .jumpcloud: "JumpCloud"
        case .okta: "Okta"
        case .onelogin: "OneLogin"
        case .ping: "PingOne"
        case .sailpoint: "SailPoint"
        }
    }

    /// The provider's form, from the top; Docs/Guides tell the way to it.
    package var copiedFields: [CopiedField] {
        let url = CopiedField.Content.address(query: "")
        return switch self {
        case .standard, .strict: [CopiedField("SCIM URL", url), CopiedField("Bearer token", .token)]
        case .entra:
            [
                // With it Entra sends what the standards say, not its older forms.
                CopiedField("Tenant URL", .address(query: "?aadOptscim062020")), CopiedField("Secret token", .token),
            ]
        case .google: [CopiedField("Endpoint URL", url), CopiedField("Access token", .token)]
        case .jumpcloud:
            [
                CopiedField("SCIM version", .text("SCIM 2.0")), CopiedField("Base URL", url),
                CopiedField("Token key", .token),
            ]
        case .okta:
            [
                CopiedField("SCIM connector base URL", url),
                CopiedField("Unique identifier field for users", .text("userName")),
                CopiedField("Authentication mode", .text("HTTP Header")), CopiedField("Authorization", .token),
            ]
        case .onelogin:
            [CopiedField("SCIM Base URL", url), CopiedField("SCIM Bearer Token", .token)]
        case .ping:
            [
                CopiedField("SCIM base URL", url), CopiedField("SCIM version", .text("2.0")),
                CopiedField("Authentication method", .text("OAuth 2 Bearer Token")),
                CopiedField("OAuth access token", .token), CopiedField("Auth type header", .text("Bearer")),
                CopiedField("User filter expression", .text("userName Eq \"%s\"")),
                CopiedField("User identifier", .text("userName")),
            ]
        case .sailpoint:
            [
                CopiedField("Host or base URL", url), CopiedField("Authentication type", .text("API Token")),
                CopiedField("API token", .token), CopiedField("Server time zone", .text("UTC")),
            ]
        }
    }
}
