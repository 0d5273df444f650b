/// The identity provider behind an integration: how its settings stand unless they were changed one by one.
///
/// What each provider sends, and so needs, is told in Docs/Guides.
package enum Preset: String, CaseIterable, Sendable {
    case standard, entra, google, jumpcloud, okta, onelogin, ping, sailpoint
    /// No provider: everything as draft-zollner-scim-interop-profile wants it.
    case strict

    /// Nil where the setting's own default holds.
    func value(of setting: Setting) -> String? {
        switch (self, setting) {
        // Mappings of the whole company name attributes that are unknown here, and filters come without quotes at times.
        case (.entra, .quirks): "standard +bareWords +unknownPaths"
        case (.entra, .groupPatchAnswer): "nothing"
        // Assigning somebody again creates again (better-auth#11111, rancher#55220).
        case (.okta, .reactivateOnCreate): "on"
        // Administrators type the filter, the template of the body, or the attribute names by hand.
        case (.onelogin, .quirks), (.ping, .quirks), (.sailpoint, .quirks): "standard +bareWords"
        case (.strict, .quirks): "interop"
        default: nil
        }
    }

    static let names = allCases.map(\.rawValue)
}
