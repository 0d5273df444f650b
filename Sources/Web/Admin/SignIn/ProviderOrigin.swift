internal import Accounts
internal import Languages
internal import SCIM

/// Where an administrator has it from what a provider is, as it was filled in.
struct ProviderOrigin: Sendable {
    enum Way: String, CaseIterable, Sendable {
        /// The address of its metadata, which is read again from there.
        case address
        /// Its metadata, as a file or as text.
        case document
        /// Without metadata.
        case fields

        var title: Phrase {
            switch self {
            case .address: Phrase("By the address of its metadata")
            case .document: Phrase("By a file or text with its metadata")
            case .fields: Phrase("By what it shows, field by field")
            }
        }

        var sentence: Phrase {
            switch self {
            case .address: Phrase("The best way: new certificates are found by themselves.")
            case .document: Phrase("For providers whose metadata nobody can fetch. You bring newer metadata yourself.")
            case .fields: Phrase("For providers without metadata.")
            }
        }
    }

    static let name = "name"

    let way: Way
    private let typed: [String: String]
    var file: [UInt8]?

    init(_ way: Way) {
        self.way = way
        typed = [:]
        file = nil
    }

    init(_ form: Form) {
        way = Way(rawValue: form["way"]) ?? .address
        let way = way
        let names = ["name", "url", "entity", "metadata", "issuer", "location", "certificate"]
        typed = Dictionary(uniqueKeysWithValues: names.map { ($0, form["\(way.rawValue)-\($0)"].trimmed) })
        file = form.file
    }

    var name: String { self[Self.name] }

    /// What the field is called: each way has a form of its own on one page.
    func field(_ name: String) -> String { "\(way.rawValue)-\(name)" }

    private subscript(name: String) -> String { typed[name] ?? "" }

    /// Where it is said what is wrong with what was read.
    var mainField: String {
        switch way {
        case .address: field("url")
        case .document: field("metadata")
        case .fields: field("certificate")
        }
    }

    /// - Returns: what the provider is, and where that is read again.
    func read(
        _ inquiries: Inquiries,
        for organization: Organization.ID,
        at now: Instant
    ) async throws -> (ProviderFacts, MetadataState?) {
        let entityID = self["entity"].isEmpty ? nil : self["entity"]
        switch way {
        case .address:
            return try await inquiries.metadata(at: self["url"], entityID: entityID, for: organization, now: now)
        case .document:
            guard file != nil || !self["metadata"].isEmpty else {
                throw Refusal("Choose the file with the metadata, or paste its text.")
            }
            let bytes = file ?? Array(self["metadata"].utf8)
            return (try inquiries.reader.facts(in: bytes, entityID: entityID, signer: nil, at: now), nil)
        case .fields:
            return (
                try inquiries.reader.facts(
                    issuer: self["issuer"], address: self["location"], isPost: false,
                    certificates: [self["certificate"]]), nil
            )
        }
    }

    /// The lines to fill in.
    var fields: [TextField] {
        let title = TextField(
            field(Self.name), Phrase("Name"), hint: Phrase("People read it on the page that leads there, like “Okta”."),
            value: name)
        let entity = TextField(
            field("entity"), Phrase("Entity ID, if the metadata has several providers"), value: self["entity"])
        return switch way {
        case .address:
            [title, TextField(field("url"), Phrase("Address of the metadata"), value: self["url"]), entity]
        case .document: [title, entity]
        case .fields:
            [
                title, TextField(field("issuer"), Phrase("Entity ID (issuer)"), value: self["issuer"]),
                TextField(field("location"), Phrase("Sign-on address (SAML URL)"), value: self["location"]),
            ]
        }
    }

    /// The longer texts.
    func texts(_ errors: [FieldError], in language: Language) -> [[String: Any]] {
        let text: (name: String, label: Phrase)? =
            switch way {
            case .address: nil
            case .document: ("metadata", Phrase("Text of the metadata"))
            case .fields: ("certificate", Phrase("Certificate (PEM or base64)"))
            }
        guard let text else { return [] }
        let name = field(text.name)
        let error = errors.first { $0.field == name }.map { language.text($0.phrase) }
        return [
            ["name": name, "label": language.text(text.label), "value": self[text.name], "error": error ?? false]
        ]
    }
}
