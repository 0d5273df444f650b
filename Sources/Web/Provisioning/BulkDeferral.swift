internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// Puts a bulk off, when its client prefers that (RFC 9967 §2.5.1.2).
struct BulkDeferral {
    let deferring: Deferring
    let seen: Seen
    /// Wakes whoever does what was put off.
    let bell: AsyncStream<Void>.Continuation

    /// Tries for a while what can be done at once, and keeps the rest for later, with what was done of it.
    ///
    /// - Returns: nil when everything was done in time, or what was begun must be done at once.
    func accept(_ body: JSONValue, _ run: inout BulkRun, after seconds: Int) async throws -> Response? {
        let end = ContinuousClock.now.advanced(by: .seconds(seconds))
        while ContinuousClock.now < end {
            guard let unit = run.next() else { return nil }
            await run.perform(unit)
        }
        let call = run.call
        let id = deferring.newID(for: call.credential)
        do {
            let results = run.results.keys.sorted().compactMap(run.result)
            try await deferring.keep(
                id, body.encoded, results, requestID: call.watch.requestID, by: call.credential)
        } catch  where !run.results.isEmpty {
            // It was begun, and a refusal would say that nothing of it was done.
            return nil
        }
        bell.yield()
        let address = EventRoute.requestPath(id.transaction, in: call.credential.organization.slug)
        return SCIMResponse.empty(
            .accepted,
            [.setTxn: id.transaction, .preferenceApplied: "respond-async", .location: seen.origin + address])
    }
}

extension BulkRun {
    /// What became of an operation, as it is told; nil when nothing did yet.
    func result(_ place: Int) -> AsyncResult? {
        results[place].map { entry in
            let path = entry.location.map { String($0.dropFirst(call.base.count)) } ?? entry.operation.path
            return AsyncResult(at: place, about: EventSubject(uri: path), entry.object)
        }
    }
}
