/// What an operator decides about administrators.
extension Administration {
    package func administrators(of slug: String) async throws -> [Administrator] {
        try await store.administrators(in: try await organization(slug).id)
    }

    /// - Parameters:
    ///   - name: the group's `displayName` or id.
    ///   - isWritable: whether provisioning clients may write the group for all that.
    package func setAdministration(
        _ givesAdministration: Bool,
        isWritable: Bool,
        byGroup name: String,
        in slug: String
    ) async throws {
        let organization = try await organization(slug)
        let consequences = Consequences(keyring: keyring, environment: environment)
        try await desk.perform(.manageAdministrators, by: .operator(of: organization)) { records, entry in
            let group = try records.group(called: name, in: organization)
            try consequences.setAdministration(
                givesAdministration, isWritable: isWritable, by: group.id, in: organization, records)
            entry.subject = .group(group)
            entry.tell("role", to: givesAdministration ? Role.systemAdministrator.rawValue : nil)
            if isWritable { entry.tell("writable by clients", to: "on") }
        }
    }
}
