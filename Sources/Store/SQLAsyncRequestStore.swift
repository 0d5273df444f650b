package import Accounts
package import SCIM

/// The asynchronous requests of the store.
extension SQLAccountStore {
    package func asyncRequest(_ id: AsyncRequest.ID) async throws -> AsyncRequest? {
        try await reporting {
            try await driver.read { [dialect] in
                try AsyncRequestTable(session: $0, dialect: dialect).request(id)
            }
        }
    }

    package func nextAsyncRequest(at now: Instant) async throws -> AsyncRequest? {
        try await reporting {
            try await driver.read { [dialect] in
                try AsyncRequestTable(session: $0, dialect: dialect).next(at: now)
            }
        }
    }

    package func results(of request: AsyncRequest.ID) async throws -> [StoredResult] {
        try await reporting {
            try await driver.read { [dialect] in
                try AsyncRequestTable(session: $0, dialect: dialect).results(of: request)
            }
        }
    }

    package func caller(of request: AsyncRequest) async throws -> Credential? {
        try await reporting {
            try await driver.lookup(TokenTable.lookup(callerOf: request)).map(Credential.init)
        }
    }
}

/// The verbs on asynchronous requests, handed on to their table.
extension SQLAccountTransaction {
    private var requests: AsyncRequestTable { AsyncRequestTable(session: session, dialect: dialect) }

    func insert(_ request: AsyncRequest, at now: Instant) throws { try requests.insert(request, at: now) }

    func countWaiting(of integration: Integration.ID, in organization: Organization.ID) throws -> Int {
        try requests.countWaiting(of: integration, in: organization)
    }

    func extend(_ request: AsyncRequest, to end: Instant) throws -> Bool { try requests.extend(request, to: end) }

    func finish(_ request: AsyncRequest.ID, until expires: Instant) throws {
        try requests.finish(request, until: expires)
    }

    func insert(_ result: StoredResult, of request: AsyncRequest.ID) throws {
        try requests.insert(result, of: request)
    }

    func add(_ result: StoredResult, of request: AsyncRequest.ID) throws -> Bool {
        try requests.add(result, of: request)
    }

    func sweepRequests(at now: Instant) throws -> Int { try requests.sweep(at: now) }
}
