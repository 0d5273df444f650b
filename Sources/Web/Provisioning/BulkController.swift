internal import Accounts
internal import Hummingbird
internal import SCIM

/// `/Bulk` (RFC 7644 §3.7): many operations in one request, each allowed, done and answered by itself.
struct BulkController {
    let operations: Operations

    func perform(_ call: ProvisioningCall) async throws -> Response {
        let body = try await call.json()
        var run = BulkRun(try BulkRequest(body), of: operations, call)
        let preferences = Preferences(call.request.headers)
        if preferences.respondsAsync,
            let accepted = try await operations.deferral.accept(body, &run, after: preferences.wait)
        {
            return accepted
        }
        while let unit = run.next() { await run.perform(unit) }
        let answer = BulkResponse.message(run.entries)
        return SCIMResponse.json(.ok, answer.encoded, to: call.request)
    }
}
