internal import SCIM

/// What people say of themselves while they take an account into use.
extension Claiming {
    package enum ProfileOutcome: Hashable, Sendable {
        case saved(Claim.Step)
        /// These cannot be used as they were filled in; nothing was changed.
        case flawed([OwnDetail])
        case over
    }

    /// Confirms the profile, with what was changed in it.
    ///
    /// - Parameters:
    ///   - details: what was filled in; a blank one takes the value away, and what is not there stays.
    ///   - picture: a JPEG, ready to be shown; nil leaves the picture that there is.
    package func confirmProfile(
        _ details: [OwnDetail: String],
        picture: [UInt8]? = nil,
        _ secret: BrowserSecret,
        in organization: Organization
    ) async throws -> ProfileOutcome {
        let (now, details) = (environment.now(), details.mapValues { $0.trimming(" ") })
        let flawed = OwnDetail.allCases.filter { details[$0].map { !$0.isEmpty } ?? false }
            .filter { !$0.accepts(details[$0] ?? "") }
        guard flawed.isEmpty else { return .flawed(flawed) }
        let next = try await finish(.profile, secret, in: organization) { stored, account, records in
            try change(details, of: account, at: now, records)
            if let picture {
                try records.save(ProfilePicture(picture, at: now), of: account.id, in: stored.organization)
            }
            return true
        }
        return next.map(ProfileOutcome.saved) ?? .over
    }

    /// A change like any other of a SCIM resource: checked, with another version, and told to who follows.
    private func change(
        _ details: [OwnDetail: String],
        of before: Account,
        at now: Instant,
        _ records: any AccountTransaction
    ) throws {
        var wanted = before.profile
        for (detail, value) in details where value != wanted[detail.rawValue]?.string ?? "" {
            wanted[detail.rawValue] = value.isEmpty ? nil : .string(value)
        }
        let checked = try schemas.check(wanted, replacing: before.profile)
        try OwnProfile.check(ManagerReference.settled(in: checked.document), of: before, by: before.id)
        var account = before
        guard account.acceptOwn(checked, at: now) else { return }
        guard
            try records.update(
                AccountEntry(account, schemas: schemas), replacing: AccountEntry(before, schemas: schemas))
        else { throw StoreError.unavailable("the account changed at the same moment") }
        try records.enqueue(in: account.organization) {
            PublishedChange(.patch, of: before, to: account, as: schemas, environment)
        }
    }
}

/// The picture of somebody who is signed in.
extension OwnAccount {
    package func picture(of person: Person) async throws -> ProfilePicture? {
        try await store.picture(of: person.id, in: person.organization.id)
    }

    /// - Parameter picture: a JPEG, ready to be shown.
    package func savePicture(_ picture: [UInt8], of person: Person) async throws {
        let picture = ProfilePicture(picture, at: environment.now())
        try await store.write { records in
            guard let (account, _) = try records.account(person.id, in: person.organization.id), account.isActive
            else { return }
            try records.save(picture, of: account.id, in: account.organization)
        }
    }

    package func removePicture(of person: Person) async throws {
        _ = try await store.write { try $0.deletePicture(of: person.id, in: person.organization.id) }
    }
}
