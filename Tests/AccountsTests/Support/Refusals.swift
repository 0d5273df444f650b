import Accounts
import SCIM

struct NoRefusal: Error, CustomStringConvertible {
    let description: String
}

/// The SCIM error that a piece of work ends with.
func scimRefusal<Value>(_ work: () async throws -> Value) async throws -> SCIMError {
    do {
        let value = try await work()
        throw NoRefusal(description: "nothing was refused; it gave \(value)")
    } catch let error as SCIMError {
        return error
    } catch let clash as Clash {
        return clash.error
    }
}

/// The sentence with which an operator's wish was refused.
func refusal<Value>(_ work: () async throws -> Value) async throws -> String {
    do {
        let value = try await work()
        throw NoRefusal(description: "nothing was refused; it gave \(value)")
    } catch let refusal as Refusal {
        return refusal.description
    }
}
