import Accounts
import SCIM
import TestSupport
import Testing

/// A program that administers an organization with a token of its own; each answer it gets is held against the description.
struct Program {
    let company: TestOrganization
    let token: String

    /// - Parameter path: what stands behind `/api/admin/v1`.
    func send(
        _ method: String,
        _ path: String,
        headers: [HTTPHeader] = [],
        body: [UInt8]? = nil
    ) async throws -> HTTPAnswer {
        let answer = try await company.house.client.send(
            method, mount + path, headers: [HTTPHeader("Authorization", "Bearer \(token)")] + headers, body: body)
        if let flaw = try await AdministrationDescription.shared.flaw(method, path, answer) { Issue.record("\(flaw)") }
        #expect(answer["Cache-Control"] == "no-store" && answer.status < 500, "\(method) \(path) \(answer.text)")
        return answer
    }

    func get(_ path: String) async throws -> HTTPAnswer { try await send("GET", path) }

    func send(_ method: String, _ path: String, json: JSONValue) async throws -> HTTPAnswer {
        try await send(
            method, path, headers: [HTTPHeader("Content-Type", "application/json")], body: json.encoded)
    }

    var mount: String { company.path.replacing("/scim/v2", with: "/api/admin/v1") }
}

extension TestOrganization {
    func program(_ scope: Token.Scope = .administerAll) async throws -> Program {
        Program(company: self, token: try await token([scope], of: "Program \(scope.rawValue)"))
    }
}

extension HTTPAnswer {
    /// Whether it refuses in the form of RFC 9457, with a sentence that has these words.
    func isProblem(_ status: Int, _ words: String = "") -> Bool {
        guard self.status == status, self["Content-Type"] == "application/problem+json" else { return false }
        return json?["status"]?.integer == Int64(status) && json?["title"]?.string?.isEmpty == false
            && json?["detail"]?.string?.contains(words) ?? false
    }
}
