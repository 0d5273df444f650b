package import Languages
internal import Mustache

/// The templates of all pages, read once, with their texts already in each language.
///
/// `{{#t}}…{{/t}}` holds a text without values; one with values is made in Swift, where they are known.
package struct Templates: Sendable {
    package static let all = Templates()

    private let libraries: [Language: MustacheLibrary]

    private init() {
        libraries = Dictionary(uniqueKeysWithValues: Language.all.map { ($0, Templates.library(in: $0)) })
    }

    /// A page, and the keys of its template that it was not given: Mustache would show nothing in their place.
    ///
    /// What is looked for in the inner parts of a model is looked for here last, so what is missing here is missing.
    package func render(_ template: String, _ model: [String: Any], in language: Language) -> (
        html: String, missing: Set<String>
    ) {
        let root = Root(model)
        let html = libraries[language]?.render(root, withTemplate: template)
        return (html ?? "", html == nil ? root.missing.union([template]) : root.missing)
    }

    /// The outermost part of a model; it notices what is not there.
    private final class Root: MustacheParent {
        private let model: [String: Any]
        private(set) var missing: Set<String> = []

        init(_ model: [String: Any]) {
            self.model = model
        }

        func child(named name: String) -> Any? {
            let child = model[name]
            if child == nil { missing.insert(name) }
            return child
        }
    }

    /// The names of all templates, pages and parts of pages.
    package static var names: Set<String> { Set(documents.keys) }

    private static let documents: [String: [UInt8]] = [
        "access-code": PackageResources.access_code_mustache,
        "account": PackageResources.account_mustache,
        "account-picture": PackageResources.account_picture_mustache,
        "account-sessions": PackageResources.account_sessions_mustache,
        "add-many": PackageResources.add_many_mustache,
        "add-one": PackageResources.add_one_mustache,
        "administrators": PackageResources.administrators_mustache,
        "audit": PackageResources.audit_mustache,
        "branding": PackageResources.branding_mustache,
        "card": PackageResources.card_mustache,
        "certificates": PackageResources.certificates_mustache,
        "claim-devices": PackageResources.claim_devices_mustache,
        "claim-groups": PackageResources.claim_groups_mustache,
        "claim-password": PackageResources.claim_password_mustache,
        "claim-profile": PackageResources.claim_profile_mustache,
        "claim-recovery-code": PackageResources.claim_recovery_code_mustache,
        "claim-terms": PackageResources.claim_terms_mustache,
        "claim-username": PackageResources.claim_username_mustache,
        "claim-ways": PackageResources.claim_ways_mustache,
        "claim-welcome": PackageResources.claim_welcome_mustache,
        "code-field": PackageResources.code_field_mustache,
        "codes": PackageResources.codes_mustache,
        "conflicts": PackageResources.conflicts_mustache,
        "connection-test": PackageResources.connection_test_mustache,
        "domain": PackageResources.domain_mustache,
        "domains": PackageResources.domains_mustache,
        "export": PackageResources.export_mustache,
        "exports": PackageResources.exports_mustache,
        "finding": PackageResources.finding_mustache,
        "form-page": PackageResources.form_page_mustache,
        "form-token": PackageResources.form_token_mustache,
        "group": PackageResources.group_mustache,
        "group-choice": PackageResources.group_choice_mustache,
        "group-deletion": PackageResources.group_deletion_mustache,
        "groups": PackageResources.groups_mustache,
        "import": PackageResources.import_mustache,
        "imports": PackageResources.imports_mustache,
        "integration": PackageResources.integration_mustache,
        "integrations": PackageResources.integrations_mustache,
        "layout": PackageResources.layout_mustache,
        "leaving": PackageResources.leaving_mustache,
        "letter": PackageResources.letter_mustache,
        "letters": PackageResources.letters_mustache,
        "letters-ask": PackageResources.letters_ask_mustache,
        "message": PackageResources.message_mustache,
        "messages": PackageResources.messages_mustache,
        "notice": PackageResources.notice_mustache,
        "outbox": PackageResources.outbox_mustache,
        "overview": PackageResources.overview_mustache,
        "password-field": PackageResources.password_field_mustache,
        "people": PackageResources.people_mustache,
        "person": PackageResources.person_mustache,
        "picture-field": PackageResources.picture_field_mustache,
        "provider": PackageResources.provider_mustache,
        "provider-add": PackageResources.provider_add_mustache,
        "provider-values": PackageResources.provider_values_mustache,
        "provisioning-entry": PackageResources.provisioning_entry_mustache,
        "provisioning-log": PackageResources.provisioning_log_mustache,
        "row-lines": PackageResources.row_lines_mustache,
        "second-factor": PackageResources.second_factor_mustache,
        "settings": PackageResources.settings_mustache,
        "settings-section": PackageResources.settings_section_mustache,
        "sign-in": PackageResources.sign_in_mustache,
        "sign-on-report": PackageResources.sign_on_report_mustache,
        "start": PackageResources.start_mustache,
        "summary": PackageResources.summary_mustache,
        "terms-edit": PackageResources.terms_edit_mustache,
        "text-field": PackageResources.text_field_mustache,
        "token-issue": PackageResources.token_issue_mustache,
    ]

    private static func library(in language: Language) -> MustacheLibrary {
        var library = MustacheLibrary()
        for (name, document) in documents {
            do {
                try library.register(translated(String(decoding: document, as: UTF8.self), to: language), named: name)
            } catch {
                preconditionFailure("the template \(name) cannot be read: \(error)")
            }
        }
        return library
    }

    private static func translated(_ template: String, to language: Language) -> String {
        var parts = template.split(separator: "{{#t}}", omittingEmptySubsequences: false)
        var text = String(parts.removeFirst())
        for part in parts {
            let halves = part.split(separator: "{{/t}}", maxSplits: 1, omittingEmptySubsequences: false)
            precondition(halves.count == 2, "a text of a template does not end")
            text += language.text(String(halves[0])).escapedForHTML + halves[1]
        }
        return text
    }
}

extension String {
    /// As text or in an attribute between double quotation marks.
    fileprivate var escapedForHTML: String {
        reduce(into: "") { text, character in
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            default: text.append(character)
            }
        }
    }
}
