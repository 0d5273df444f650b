internal import SCIM

/// What an operator does about the domains of an organization.
extension Administration {
    /// What the organization's DNS is to say about a domain.
    package func token(for domain: DomainName, of slug: String) async throws -> DomainToken {
        DomainToken(domain, of: try await organization(slug).id, keyring)
    }

    package func domains(of slug: String) async throws -> [Domain] {
        try await store.domains(in: try await organization(slug).id)
    }

    package func addDomain(_ name: DomainName, to slug: String) async throws {
        let organization = try await organization(slug)
        let now = environment.now()
        guard try await store.write({ try $0.insert(name, in: organization.id, at: now) }) else {
            throw Refusal("\(slug) has \(name) already; see muster domain list.")
        }
    }

    package func removeDomain(_ name: DomainName, from slug: String) async throws {
        let organization = try await organization(slug)
        guard try await store.write({ try $0.delete(name, in: organization.id) }) else {
            throw Refusal.noDomain(name, in: slug)
        }
    }

    /// Looks for the record that proves a domain; what is verified already stays so, whatever DNS says today.
    ///
    /// - Throws: `NoDomainRecords` when it was not found, and DNS did not answer at one of its places.
    package func verifyDomain(_ name: DomainName, of slug: String, by records: any DomainRecords) async throws {
        let organization = try await organization(slug)
        let known = try await store.domains(in: organization.id).first { $0.name == name }
        guard let known else { throw Refusal.noDomain(name, in: slug) }
        guard known.verification == nil else { return }
        let record = DomainToken(name, of: organization.id, keyring).record
        guard try await isFound(record, of: name, by: records) else {
            let places = DomainToken.places(name).joined(separator: " or ")
            throw Refusal(
                "There is no TXT record \(record) at \(places) yet. A new one may take an hour until it is seen everywhere."
            )
        }
        try await verify(name, by: .dns, in: organization)
    }

    /// Whether the record is in one of its places. One that is found counts, even if another place could not be asked.
    private func isFound(_ record: String, of name: DomainName, by records: any DomainRecords) async throws -> Bool {
        var trouble: NoDomainRecords?
        for place in DomainToken.places(name) {
            do {
                let texts = try await records.texts(at: place)
                if texts.contains(where: { $0.trimming(" ") == record }) { return true }
            } catch let error as NoDomainRecords {
                trouble = error
            }
        }
        if let trouble { throw trouble }
        return false
    }

    private func verify(_ name: DomainName, by proof: Domain.Proof, in organization: Organization) async throws {
        let now = environment.now()
        try await namingOwner(of: name) {
            try await store.write { records in
                guard try records.domain(name, in: organization.id) != nil else {
                    throw Refusal.noDomain(name, in: organization.slug)
                }
                try records.verify(name, by: proof, in: organization.id, at: now)
            }
        }
    }

    /// Who has proven a domain is told that somebody else did before; nobody else learns it.
    func namingOwner<Value>(of name: DomainName, _ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch StoreError.taken(.domain) {
            throw Refusal("\(name) was verified by another organization of this server; write to its administrators.")
        }
    }
}

extension Refusal {
    static func noDomain(_ name: DomainName, in slug: String) -> Refusal {
        Refusal("\(slug) does not have \(name); muster domain add makes it known.")
    }
}
