package import SCIM
package import Secrets

/// What may be done about the tokens of people inside a transaction; a part of `AccountTransaction`.
package protocol PersonalTokenTransaction {
    /// The account of a `userName`, however it is spelled; locked until the end of the transaction.
    func account(named userName: String, in organization: Organization.ID) throws -> (Account, AccountRecord)?
    /// The tokens bound to an account, whichever integration they came through.
    func tokens(of account: Account.ID, in organization: Organization.ID) throws -> [Token]
    func insertToken(
        _ digest: Digest, _ scopes: Set<Token.Scope>, created: Instant, expires: Instant, of account: Account,
        through integration: Integration.ID
    ) throws
    /// Ends the tokens bound to an account, and has every server forget what they proved.
    func endTokens(of account: Account.ID, in organization: Organization.ID) throws
}
