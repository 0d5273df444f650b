internal import SCIM

/// What became of a test sign-on, for the administrator who made it: each check, and what the provider said.
package struct SignOnReport: Hashable, Sendable {
    package struct Check: Hashable, Sendable {
        package enum Outcome: String, Sendable {
            case passed, failed
            /// An earlier check failed.
            case notReached = "not-reached"
        }

        package let name: String
        package let outcome: Outcome
        /// What was wrong, in words; nil for what was not.
        package let diagnosis: String?

        package init(name: String, outcome: Outcome, diagnosis: String?) {
            self.name = name
            self.outcome = outcome
            self.diagnosis = diagnosis
        }
    }

    package var checks: [Check]
    /// What was verified; nil when a check failed.
    package let proof: SignOnProof?

    package init(checks: [Check], proof: SignOnProof?) {
        self.checks = checks
        self.proof = proof
    }

    package var isGood: Bool { proof != nil && !checks.contains { $0.outcome == .failed } }
}

extension SignOnReport {
    init(_ object: JSONObject) throws {
        checks = try object.objects("checks").map(Check.init)
        proof = try object["proof"]?.object.map(SignOnProof.init)
    }

    var object: JSONObject {
        var object = JSONObject()
        object.append("checks", checks.map(\.object))
        if let proof { object.append("proof", .object(proof.object)) }
        return object
    }
}

extension SignOnReport.Check {
    fileprivate init(_ object: JSONObject) throws {
        self.init(
            name: try object.text("name"), outcome: Outcome(rawValue: try object.text("outcome")) ?? .failed,
            diagnosis: object["diagnosis"]?.string)
    }

    fileprivate var object: JSONObject {
        var object = JSONObject()
        object.append("name", name)
        object.append("outcome", outcome.rawValue)
        object.append("diagnosis", diagnosis)
        return object
    }
}
