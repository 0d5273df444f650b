import Accounts
import TestSupport
import Testing

/// The rules of a running house, without the web in front of them.
extension TestHouse {
    var accounts: any AccountStore { store }
    var directory: Directory { Directory(schemas: schemas, store: store, keyring: keyring, environment: environment) }
    var admission: Admission { Admission(store: store, keyring: keyring, environment: environment) }
}

extension TestOrganization {
    /// Who calls with the organization's token, with the settings of this moment.
    func caller() async throws -> Credential {
        try #require(try await house.admission.credential(token, at: path))
    }
}
