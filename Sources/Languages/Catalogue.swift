/// The translations of one part of the house into one language, as translators keep them.
package struct Catalogue: Sendable {
    /// What is said, and by whom: messages by `Delivery`, everything else by `Web`.
    package enum Part: String, CaseIterable, Sendable {
        /// What all pages share.
        case pages
        /// Arriving, and choosing name and password.
        case claim
        /// What an organization asks on the way: terms, details, groups.
        case steps
        /// Signing in, getting back in, and one's own account.
        case account
        /// Signing on at identity providers.
        case signOn
        /// The panel's frame, and who may do what there.
        case panel
        /// The list of people, and a person.
        case people
        /// Adding people, importing and exporting them.
        case transfer
        /// Identity providers that bring people: their integrations, tokens, log and conflicts.
        case provisioning
        /// Codes and letters, the outbox, and groups, in the panel.
        case codes
        /// Settings, identity providers and domains in the panel.
        case settings
        case messages
    }

    /// One sentence and its translation.
    package struct Entry: Hashable, Sendable {
        package let source: String
        package let translation: String
    }

    package let entries: [Entry]

    /// - Throws: `CatalogueFlaw`.
    package init(po: [UInt8]) throws(CatalogueFlaw) {
        entries = try PortableObject(po).entries
    }

    /// A catalogue of this program, as it is written.
    package static func document(_ part: Part, in language: Language) -> [UInt8]? {
        switch (part, language.tag) {
        case (.pages, "es"): PackageResources.pages_es_po
        case (.pages, "it"): PackageResources.pages_it_po
        case (.pages, "sv"): PackageResources.pages_sv_po
        case (.pages, "ur"): PackageResources.pages_ur_po
        case (.claim, "es"): PackageResources.claim_es_po
        case (.claim, "it"): PackageResources.claim_it_po
        case (.claim, "sv"): PackageResources.claim_sv_po
        case (.claim, "ur"): PackageResources.claim_ur_po
        case (.steps, "es"): PackageResources.steps_es_po
        case (.steps, "it"): PackageResources.steps_it_po
        case (.steps, "sv"): PackageResources.steps_sv_po
        case (.steps, "ur"): PackageResources.steps_ur_po
        case (.account, "es"): PackageResources.account_es_po
        case (.account, "it"): PackageResources.account_it_po
        case (.account, "sv"): PackageResources.account_sv_po
        case (.account, "ur"): PackageResources.account_ur_po
        case (.signOn, "es"): PackageResources.signon_es_po
        case (.signOn, "it"): PackageResources.signon_it_po
        case (.signOn, "sv"): PackageResources.signon_sv_po
        case (.signOn, "ur"): PackageResources.signon_ur_po
        case (.people, "es"): PackageResources.people_es_po
        case (.people, "it"): PackageResources.people_it_po
        case (.people, "sv"): PackageResources.people_sv_po
        case (.people, "ur"): PackageResources.people_ur_po
        case (.panel, "es"): PackageResources.panel_es_po
        case (.panel, "it"): PackageResources.panel_it_po
        case (.panel, "sv"): PackageResources.panel_sv_po
        case (.panel, "ur"): PackageResources.panel_ur_po
        case (.transfer, "es"): PackageResources.transfer_es_po
        case (.transfer, "it"): PackageResources.transfer_it_po
        case (.transfer, "sv"): PackageResources.transfer_sv_po
        case (.transfer, "ur"): PackageResources.transfer_ur_po
        case (.provisioning, "es"): PackageResources.provisioning_es_po
        case (.provisioning, "it"): PackageResources.provisioning_it_po
        case (.provisioning, "sv"): PackageResources.provisioning_sv_po
        case (.provisioning, "ur"): PackageResources.provisioning_ur_po
        case (.codes, "es"): PackageResources.codes_es_po
        case (.codes, "it"): PackageResources.codes_it_po
        case (.codes, "sv"): PackageResources.codes_sv_po
        case (.codes, "ur"): PackageResources.codes_ur_po
        case (.settings, "es"): PackageResources.settings_es_po
        case (.settings, "it"): PackageResources.settings_it_po
        case (.settings, "sv"): PackageResources.settings_sv_po
        case (.settings, "ur"): PackageResources.settings_ur_po
        case (.messages, "es"): PackageResources.messages_es_po
        case (.messages, "it"): PackageResources.messages_it_po
        case (.messages, "sv"): PackageResources.messages_sv_po
        case (.messages, "ur"): PackageResources.messages_ur_po
        default: nil
        }
    }

    /// By the tag of the language, then by the sentence in English; read once. A test reads every catalogue, so that
    /// none with a flaw is ever shipped.
    static let translations: [String: [String: String]] = {
        var translations: [String: [String: String]] = [:]
        for language in Language.all {
            for part in Part.allCases {
                let entries = document(part, in: language).flatMap { try? Catalogue(po: $0) }?.entries ?? []
                for entry in entries where !entry.translation.isEmpty {
                    translations[language.tag, default: [:]][entry.source] = entry.translation
                }
            }
        }
        return translations
    }()
}
