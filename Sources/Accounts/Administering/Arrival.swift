internal import SCIM

/// People come to administer by way of a group.
///
/// As with an appointment, links, sessions and waiting messages from before end: others may have them. Whoever has not
/// claimed the account yet gets another link, or code.
extension Consequences {
    /// Changes who belongs to a group, whoever decides that.
    func make(
        _ change: MemberChange,
        of group: Group.ID,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> MemberMovement {
        guard !change.comers.isEmpty, try records.makesAdministrators(group, in: organization.id) else {
            return try records.make(change, of: group, in: organization.id)
        }
        let arriving = try records.ordinaryAccounts(among: change.comers, in: organization.id)
        let movement = try records.make(change, of: group, in: organization.id)
        try beginAnew(arriving, in: organization, records)
        return movement
    }

    /// Lets a group give administration, or not.
    ///
    /// - Parameter isWritable: whether provisioning clients may write the group for all that.
    func setAdministration(
        _ givesAdministration: Bool,
        isWritable: Bool,
        by group: Group.ID,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws {
        let arriving =
            givesAdministration ? try records.ordinaryAccounts(among: [group.text], in: organization.id) : []
        _ = try records.setAdministration(
            givesAdministration, isWritable: isWritable, group: group.text, in: organization.id)
        try beginAnew(arriving, in: organization, records)
    }

    private func beginAnew(
        _ people: [Account.ID],
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws {
        for id in people {
            try records.endWaysIn(of: id, in: organization.id)
            guard let (account, _) = try records.account(id, in: organization.id), account.isActive,
                account.lifecycle.isInvited
            else { continue }
            // Nobody can be reminded who has no address; another code waits for whoever hands it over.
            try perform([account.kind == .emailless ? .invite : .remind], on: account, in: organization, records)
        }
    }
}

extension MemberChange {
    /// The ids of those who belong to the group by this, as they were sent.
    fileprivate var comers: [String] {
        switch self {
        case .add(let members), .replace(let members): members.map(\.id)
        case .remove, .removeMatching, .removeAll: []
        }
    }
}
