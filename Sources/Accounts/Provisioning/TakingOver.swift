internal import SCIM
internal import Secrets

/// What an administrator decides about a conflict; no client can (S14).
struct TakingOver {
    let schemas: SchemaSet
    let environment: Environment

    /// The account is the integration's from now on, under the id that the integration knows it by.
    ///
    /// - Returns: the account, and to which integration it belonged before.
    func settle(
        _ id: Conflict.ID,
        in organization: Organization.ID,
        _ records: any AccountTransaction
    ) throws -> (conflict: Conflict, account: Account, before: Account) {
        guard let conflict = try records.conflict(id, in: organization),
            let (before, _) = try records.account(conflict.holder, in: organization)
        else { throw Refusal.noConflict }
        guard !before.isAdministrator else {
            throw Refusal(
                "\(before.userName) administers the organization, so no integration may take the account over.")
        }
        var account = before
        account.handOver(to: conflict.integration, as: conflict.externalID, at: environment.now())
        guard
            try records.update(
                AccountEntry(account, schemas: schemas), replacing: AccountEntry(before, schemas: schemas))
        else { throw StoreError.unavailable("the account changed at the same moment") }
        try records.enqueue(in: organization) {
            PublishedChange(.patch, of: before, to: account, as: schemas, environment)
        }
        try records.forget(id, in: organization)
        return (conflict, account, before)
    }
}
