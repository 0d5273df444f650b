package import Secrets

/// Where people are looked for; a part of `AccountStore`.
package protocol PeopleStore: Sendable {
    /// In the order of the list: by name, or by the word that was found where words were asked for.
    ///
    /// - Parameter limit: how many at most; those nearest to the query's place.
    func people(_ query: PeopleQuery, limit: Int, in organization: Organization.ID) async throws -> [PersonSummary]
    /// How many there are wherever the page lies, counted up to a limit.
    func countPeople(_ query: PeopleQuery, upTo limit: Int, in organization: Organization.ID) async throws -> Int
    /// The domains that people sign in with, the first ones.
    func domainsOfPeople(limit: Int, in organization: Organization.ID) async throws -> [String]
    /// What provisioning did about an account, reads left out, the newest first.
    func provisioning(of account: Account.ID, limit: Int, in organization: Organization.ID) async throws
        -> [ProvisioningEntry]
    /// The messages to a person that there still are, the newest first.
    func messages(to account: Account.ID, limit: Int, in organization: Organization.ID) async throws -> [StoredMessage]
    /// How many messages of a kind a recipient had on a day.
    func messagesCounted(to recipient: Digest, of limit: String, on day: Int64, in organization: Organization.ID)
        async throws -> Int
    func integrations(in organization: Organization.ID) async throws -> [Integration]
}
