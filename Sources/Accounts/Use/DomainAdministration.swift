internal import SCIM

/// What administrators do about the domains of their organization.
extension Administration {
    /// What the organization's DNS is to say about a domain.
    package func token(for domain: DomainName, by acting: ActingAdministrator) throws -> DomainToken {
        try desk.allow(.readSettings, to: acting)
        return DomainToken(domain, of: acting.organization.id, keyring)
    }

    package func domains(by acting: ActingAdministrator) async throws -> [Domain] {
        try desk.allow(.readSettings, to: acting)
        return try await store.domains(in: acting.organization.id)
    }

    package func addDomain(_ name: DomainName, by acting: ActingAdministrator) async throws {
        let (organization, now) = (acting.organization, environment.now())
        try await desk.perform(.manageDomains, on: .domain(name), by: acting) { records, entry in
            entry.tell("domain", to: "added")
            guard try records.insert(name, in: organization.id, at: now) else {
                throw Refusal("\(organization.slug) has \(name) already; see muster domain list.")
            }
        }
    }

    package func removeDomain(_ name: DomainName, by acting: ActingAdministrator) async throws {
        let organization = acting.organization
        try await desk.perform(.manageDomains, on: .domain(name), by: acting) { records, entry in
            entry.tell("domain", from: "known", to: nil)
            guard try records.delete(name, in: organization.id) else {
                throw Refusal.noDomain(name, in: organization.slug)
            }
        }
    }

    /// Looks for the record that proves a domain; what is verified already stays so, whatever DNS says today.
    ///
    /// - Throws: `NoDomainRecords` when it was not found, and DNS did not answer at one of its places.
    package func verifyDomain(
        _ name: DomainName,
        by records: any DomainRecords,
        by acting: ActingAdministrator
    ) async throws {
        guard try await waitsForProof(name, acting) else { return }
        let record = DomainToken(name, of: acting.organization.id, keyring).record
        guard try await isFound(record, of: name, by: records) else {
            let places = DomainToken.places(name).joined(separator: " or ")
            throw Refusal(
                "There is no TXT record \(record) at \(places) yet. A new one may take an hour until it is seen everywhere."
            )
        }
        try await verify(name, by: .dns, acting)
    }

    /// Looks for the file that proves a domain.
    ///
    /// - Parameter source: follows no redirections: where the domain's own server sends somebody proves nothing.
    package func verifyDomain(
        _ name: DomainName,
        byFileFrom source: any MetadataSource,
        by acting: ActingAdministrator
    ) async throws {
        guard try await waitsForProof(name, acting) else { return }
        let record = DomainToken(name, of: acting.organization.id, keyring).record
        let place = DomainToken.file(name)
        switch await source.fetch(place, etag: nil, for: acting.organization.id) {
        case .failed(let sentence): throw Refusal(sentence)
        case .unchanged: throw Refusal("\(place) answers nothing.")
        case .fetched(let body, _):
            guard body.count <= Limits.proofBytes, let text = String(validating: body, as: UTF8.self),
                text.split(whereSeparator: \.isWhitespace).map(String.init) == [record]
            else { throw Refusal("The file at \(place) does not say \(record), and nothing else.") }
        }
        try await verify(name, by: .file, acting)
    }

    /// Whether a domain of the organization is to be proven yet; only then anybody outside is asked.
    private func waitsForProof(_ name: DomainName, _ acting: ActingAdministrator) async throws -> Bool {
        try desk.allow(.manageDomains, to: acting)
        let known = try await store.domains(in: acting.organization.id).first { $0.name == name }
        guard let known else { throw Refusal.noDomain(name, in: acting.organization.slug) }
        return known.verification == nil
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

    private func verify(_ name: DomainName, by proof: Domain.Proof, _ acting: ActingAdministrator) async throws {
        let (organization, now) = (acting.organization, environment.now())
        try await namingOwner(of: name) {
            try await desk.perform(.manageDomains, on: .domain(name), by: acting) { records, entry in
                guard try records.domain(name, in: organization.id) != nil else {
                    throw Refusal.noDomain(name, in: organization.slug)
                }
                try records.verify(name, by: proof, in: organization.id, at: now)
                entry.tell("verified", to: proof.rawValue)
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
