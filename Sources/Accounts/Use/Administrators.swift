/// What an operator decides about administrators.
extension Administration {
    package func administrators(of slug: String) async throws -> [Administrator] {
        try await store.administrators(in: try await organization(slug).id)
    }

    /// - Parameter name: the account's `userName` or id.
    package func setAdministrator(_ isAdministrator: Bool, named name: String, in slug: String) async throws {
        let organization = try await organization(slug)
        let found = try await store.write {
            try $0.setAdministrator(isAdministrator, account: name, in: organization.id)
        }
        guard found > 0 else { throw Refusal("There is no account \(name) in \(slug); give its userName or its id.") }
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
        let found = try await store.write {
            try $0.setAdministration(givesAdministration, isWritable: isWritable, group: name, in: organization.id)
        }
        switch found {
        case 0: throw Refusal("There is no group \(name) in \(slug); give its displayName or its id.")
        case 1: return
        default: throw Refusal("Several groups in \(slug) are called \(name); give the id of one.")
        }
    }
}
