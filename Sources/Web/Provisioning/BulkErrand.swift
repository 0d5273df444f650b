internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import SCIM
internal import ServiceLifecycle

/// Does one bulk that was put off, from where it was left, as the integration that asked.
struct BulkErrand {
    /// After so many operations, or a second, the lease is renewed, and what left no receipt is written down.
    private static let operationsBetweenSaves = 50
    /// How long is waited for a store that is away.
    private static let secondsForTrouble: Int64 = 5

    let operations: Operations
    let environment: Accounts.Environment
    let logger: Logger

    private var deferring: Deferring { operations.deferral.deferring }

    func perform(_ claim: Deferring.Claim) async throws {
        var claim = claim
        var run = try await resume(claim)
        var unsaved: [Int] = []
        var saved = ContinuousClock.now
        while let unit = run.next() {
            guard !Task.isShuttingDownGracefully, !Task.isCancelled else {
                return try await save(unsaved, of: run, &claim, .letGo(after: 0))
            }
            // A token that was revoked meanwhile ends what it asked for.
            let caller = try await deferring.caller(of: claim.request)
            let isLive = caller.token.isLive(at: environment.now())
            await run.perform(unit, by: caller, refusing: isLive ? nil : Unauthenticated(wasTried: true))
            guard !Task.isCancelled, !unit.contains(where: { run.results[$0]?.status == 503 }) else {
                // Not what became of the operations, but that they cannot be done just now.
                return try await save(unsaved, of: run, &claim, .letGo(after: Self.secondsForTrouble))
            }
            unsaved += unit
            if unsaved.count >= Self.operationsBetweenSaves || ContinuousClock.now - saved >= .seconds(1) {
                try await save(unsaved, of: run, &claim, .goOn)
                (unsaved, saved) = ([], .now)
            }
        }
        try await save(unsaved, of: run, &claim, .done)
    }

    /// The run with the results that there are already.
    private func resume(_ claim: Deferring.Claim) async throws -> BulkRun {
        let request = try BulkRequest(try JSONValue(decoding: claim.body))
        var results: [Int: BulkResponse.Entry] = [:]
        for result in try await deferring.results(of: claim.request) where result.place < request.operations.count {
            let operation = request.operations[result.place]
            results[result.place] = result.entry.flatMap { BulkResponse.Entry(operation, stored: $0) }
        }
        let caller = try await deferring.caller(of: claim.request)
        let head = HTTPRequest(method: .post, scheme: nil, authority: nil, path: SCIMRoute.bulk.template)
        let call = ProvisioningCall(
            request: Request(head: head, body: RequestBody(buffer: ByteBuffer())), credential: caller,
            query: try QueryParameters(""), base: operations.deferral.seen.origin + caller.organization.scimPath,
            logger: logger, watch: OperationWatch(claim.request.requestID))
        return BulkRun(request, of: operations, call, later: claim.request.id, results)
    }

    private func save(
        _ places: [Int],
        of run: BulkRun,
        _ claim: inout Deferring.Claim,
        _ continuation: Deferring.Continuation
    ) async throws {
        guard try await deferring.save(places.compactMap(run.result), of: &claim, continuation) else {
            throw StoreError.unavailable("another server has the request by now")
        }
    }
}
