package import SCIM

/// Where asynchronous requests and their results live; a part of `AccountStore`.
package protocol AsyncRequestStore: Sendable {
    func asyncRequest(_ id: AsyncRequest.ID) async throws -> AsyncRequest?
    /// A request that nobody has, the first of its integration that is not done.
    func nextAsyncRequest(at now: Instant) async throws -> AsyncRequest?
    /// In the order of the operations.
    func results(of request: AsyncRequest.ID) async throws -> [StoredResult]
    /// Who asked, as they are now; with a token that expired when time began where theirs is gone.
    func caller(of request: AsyncRequest) async throws -> Credential?
}

/// What may be done to asynchronous requests inside a transaction.
package protocol AsyncRequestTransaction {
    func insert(_ request: AsyncRequest, at now: Instant) throws
    /// How many requests of an integration are not done.
    func countWaiting(of integration: Integration.ID, in organization: Organization.ID) throws -> Int
    /// Takes a request, keeps it, or lets it go.
    ///
    /// - Returns: false when its lease is another one by now, and so its owner.
    func extend(_ request: AsyncRequest, to end: Instant) throws -> Bool
    /// Everything is done: the message is erased.
    func finish(_ request: AsyncRequest.ID, until expires: Instant) throws
    /// Writes down what became of an operation; nothing of the transaction is kept where that is known already.
    func insert(_ result: StoredResult, of request: AsyncRequest.ID) throws
    /// - Returns: false when it is known already what became of the operation.
    func add(_ result: StoredResult, of request: AsyncRequest.ID) throws -> Bool
    /// Clears away one request that is no longer kept, with its results.
    ///
    /// - Returns: how many there were.
    func sweepRequests(at now: Instant) throws -> Int
}
