internal import SCIM

/// What an organization decides about one of its providers; a name is the word used on the command line.
package enum ProviderOption: String, CaseIterable, Sendable {
    case signatures = "signatures"
    case encryption = "encryption"
    case binding = "binding"
    case providerInitiated = "provider-initiated"
    case forceAuthentication = "force-authentication"
    case authenticationContext = "authentication-context"
    case nameIDFormat = "name-id-format"
    case emailAttribute = "email-attribute"
    case justInTime = "just-in-time"
    case givenNameAttribute = "given-name-attribute"
    case familyNameAttribute = "family-name-attribute"
    case displayNameAttribute = "display-name-attribute"

    package var defaultValue: String {
        switch self {
        case .signatures: "either"
        case .encryption: "accepted"
        case .binding: "automatic"
        case .providerInitiated, .forceAuthentication, .justInTime: "off"
        case .authenticationContext, .nameIDFormat: ""
        case .emailAttribute, .givenNameAttribute, .familyNameAttribute, .displayNameAttribute: "automatic"
        }
    }

    package var explanation: String {
        switch self {
        case .signatures: "either, response, assertion or both: what of an answer must be signed"
        case .encryption:
            "accepted or required: whether assertions must come encrypted; required publishes our key for it"
        case .binding: "automatic, redirect or post: how the question is sent"
        case .providerInitiated: "on or off: whether sign-ons are taken that began at the provider"
        case .forceAuthentication: "on or off: whether the provider is to ask for the password each time"
        case .authenticationContext:
            "empty, or class names with spaces between, one of which the provider must have used; leave it empty for Entra ID"
        case .nameIDFormat: "empty, or the NameID format to ask for"
        case .emailAttribute:
            "automatic, name-id, or the attribute that has the person's e-mail address"
        case .justInTime:
            "on or off: whether people whom nobody has added get an account with their first sign-on"
        case .givenNameAttribute: "automatic, or the attribute that has the given name; for just-in-time"
        case .familyNameAttribute: "automatic, or the attribute that has the family name; for just-in-time"
        case .displayNameAttribute: "automatic, or the attribute that has the display name; for just-in-time"
        }
    }

    package func accepts(_ value: String) -> Bool {
        guard value.utf8.count <= Limits.nameBytes, value.isPlainText else { return false }
        return switch self {
        case .signatures: ["either", "response", "assertion", "both"].contains(value)
        case .encryption: ["accepted", "required"].contains(value)
        case .binding: ["automatic", "redirect", "post"].contains(value)
        case .providerInitiated, .forceAuthentication, .justInTime: ["on", "off"].contains(value)
        case .authenticationContext, .nameIDFormat: true
        case .emailAttribute, .givenNameAttribute, .familyNameAttribute, .displayNameAttribute: !value.isEmpty
        }
    }
}

/// The options of a provider: what was changed, over the defaults.
package struct ProviderOptions: Hashable, Sendable {
    private var changed: [ProviderOption: String] = [:]

    package init() {}

    package init(stored text: String) throws {
        for member in try JSONObject(stored: text).members {
            guard let option = ProviderOption(rawValue: member.name) else { continue }
            changed[option] = member.value.string
        }
    }

    package var stored: String {
        JSONObject(
            changed.sorted { $0.key.rawValue < $1.key.rawValue }.map { .init($0.key.rawValue, .string($0.value)) }
        )
        .stored
    }

    package subscript(option: ProviderOption) -> String {
        get { changed[option] ?? option.defaultValue }
        set { changed[option] = newValue == option.defaultValue ? nil : newValue }
    }

    package func isOn(_ option: ProviderOption) -> Bool { self[option] == "on" }
}
