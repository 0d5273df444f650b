internal import SCIM

/// How an organization looks to its people: what it is called, and its logo.
extension Administration {
    package func rename(to name: String, by acting: ActingAdministrator) async throws {
        let name = name.trimming(" ")
        guard (1...100).contains(name.count), name.isPlainText else {
            throw Refusal("The name has 1 to 100 characters; people read it on every page and in every message.")
        }
        let id = acting.organization.id
        try await desk.perform(.changeSettings, on: .organization(acting), by: acting) { records, entry in
            entry.tell("name", from: try records.organization(id)?.name, to: name)
            try records.rename(id, to: name)
        }
    }

    package func logo(of organization: Organization) async throws -> Logo? {
        try await store.logo(of: organization.id)
    }

    /// - Parameter picture: a PNG, ready to be shown.
    package func saveLogo(_ picture: [UInt8], by acting: ActingAdministrator) async throws {
        guard picture.count <= Limits.logoBytes else { throw Refusal("The logo has too many bytes.") }
        let logo = Logo(picture, at: environment.now())
        try await desk.perform(.changeSettings, on: .organization(acting), by: acting) { records, entry in
            entry.tell("logo", to: logo.version)
            try records.save(logo, of: acting.organization.id)
        }
    }

    package func removeLogo(by acting: ActingAdministrator) async throws {
        try await desk.perform(.changeSettings, on: .organization(acting), by: acting) { records, entry in
            entry.tell("logo", to: nil)
            _ = try records.deleteLogo(of: acting.organization.id)
        }
    }
}

extension AuditEntry.Subject {
    fileprivate static func organization(_ acting: ActingAdministrator) -> Self {
        Self(.organization, id: acting.organization.slug, name: acting.organization.name)
    }
}
