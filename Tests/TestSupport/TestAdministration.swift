package import Accounts
package import SCIM

/// What whoever has the machine does, in the organization of a slug.
extension Administration {
    package func settings(of slug: String, integration name: String?) async throws -> [(Setting, String)] {
        try await settings(integration: name, by: try await acting(in: slug))
    }

    package func set(_ setting: Setting, to value: String, of slug: String, integration name: String?) async throws {
        let acting = try await acting(in: slug)
        if let name { return try await set(setting, to: value, integration: name, by: acting) }
        _ = try await set(setting, to: value, knowing: .max, by: acting)
    }

    package func publishTerms(_ text: String, in slug: String) async throws -> Terms {
        try await publishTerms(text, by: try await acting(in: slug))
    }

    package func domains(of slug: String) async throws -> [Domain] {
        try await domains(by: try await acting(in: slug))
    }

    package func token(for domain: DomainName, of slug: String) async throws -> DomainToken {
        try token(for: domain, by: try await acting(in: slug))
    }

    package func addDomain(_ name: DomainName, to slug: String) async throws {
        try await addDomain(name, by: try await acting(in: slug))
    }

    package func removeDomain(_ name: DomainName, from slug: String) async throws {
        try await removeDomain(name, by: try await acting(in: slug))
    }

    package func verifyDomain(_ name: DomainName, of slug: String, by records: any DomainRecords) async throws {
        try await verifyDomain(name, by: records, by: try await acting(in: slug))
    }

    package func verifyDomain(_ name: DomainName, of slug: String, byCode text: String) async throws {
        try await verifyDomain(name, byCode: text, by: try await acting(in: slug))
    }

    package func mailDomainCode(for name: DomainName, to mailbox: DomainCode.Mailbox, of slug: String) async throws {
        try await mailDomainCode(for: name, to: mailbox, by: try await acting(in: slug))
    }

    package func provider(_ name: String, of slug: String) async throws -> Provider {
        try await provider(name, by: try await acting(in: slug))
    }

    package func addProvider(
        _ new: NewProvider,
        answeringFor domains: [DomainName]?,
        to slug: String
    ) async throws -> Provider {
        try await addProvider(new, answeringFor: domains, by: try await acting(in: slug))
    }

    package func route(_ domain: DomainName, to name: String?, of slug: String) async throws {
        try await route(domain, to: name, by: try await acting(in: slug))
    }

    package func planTest(of name: String, in slug: String) async throws -> SignOnHandle {
        try await planTest(of: name, by: try await acting(in: slug))
    }

    package func signOnFailures(_ reference: String?, of slug: String) async throws -> [SignOnFailure] {
        try await signOnFailures(reference, by: try await acting(in: slug))
    }

    package func setSignInMethod(_ method: String, of name: String, in slug: String, _ schemas: SchemaSet) async throws
    {
        try await setSignInMethod(method, of: name, schemas, by: try await acting(in: slug))
    }

    package func signOnAgain(_ name: String?, in slug: String) async throws {
        try await signOnAgain(name, by: try await acting(in: slug))
    }

    package func forgetPin(of name: String, in slug: String) async throws {
        try await forgetPin(of: name, by: try await acting(in: slug))
    }
}
