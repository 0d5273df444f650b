internal import Accounts
internal import HTTPTypes
internal import Logging
internal import SCIM

/// An operation that was not done: the error, and the fields that its answer needs beside.
struct Failure: Error {
    let error: SCIMError
    var fields: HTTPFields = [:]
    /// Which name somebody else has, where that is why.
    var clash: Clash?
}

/// Says in SCIM's words what went wrong, whatever it was (RFC 7644 §3.12).
struct Failures {
    let environment: Accounts.Environment

    func failure(of error: any Error, _ logger: Logger) -> Failure {
        switch error {
        case let failure as Failure: return failure
        case let error as SCIMError:
            return Failure(error: error, fields: error.retryAfter.map(RateLimits.retryFields) ?? [:])
        case let clash as Clash: return Failure(error: clash.error, clash: clash)
        case let error as Unauthenticated:
            return Failure(error: error.message, fields: [.wwwAuthenticate: error.challenge])
        case let error as MethodNotAllowed: return Failure(error: error.message, fields: [.allow: error.route.allow])
        case StoreError.unavailable(let reason):
            logger.warning("the store is unavailable", metadata: ["reason": "\(reason)"])
            return failure(of: SCIMError.unreachable, logger)
        default:
            // The client gets a number to quote; what went wrong is for the operator only.
            let reference = environment.random(6).hexadecimal
            logger.error("unexpected failure", metadata: ["reference": "\(reference)", "error": "\(error)"])
            return Failure(
                error: SCIMError(
                    status: 500, detail: "Something unexpected happened; tell the operator \(reference)."))
        }
    }
}

struct MethodNotAllowed: Error {
    let route: SCIMRoute
    let method: HTTPRequest.Method

    var message: SCIMError {
        SCIMError(
            status: 405,
            detail: "\(SCIMError.quoted(method.rawValue)) is not possible on \(route.template); use \(route.allow).")
    }
}

extension SCIMError {
    static let nothingHere = SCIMError(status: 404, detail: "There is nothing at this address; see /openapi.json.")
    fileprivate static let unreachable = SCIMError(
        status: 503, detail: "The directory cannot be reached just now; try again.", retryAfter: 5)
}
