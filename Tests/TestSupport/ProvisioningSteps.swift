private import Foundation
package import SCIM

/// What tests of the door do all the time.
extension TestOrganization {
    /// The same organization to the bearer of another token.
    package func bearing(_ token: String) -> TestOrganization {
        TestOrganization(house: house, slug: slug, path: path, token: token)
    }

    /// Creates a person.
    ///
    /// - Returns: the id; a refusal is thrown, with the whole answer.
    package func add(_ user: JSONValue) async throws -> String {
        let answer = try await send("POST", "/Users", json: user)
        guard answer.status == 201, let id = answer.json?["id"]?.string else {
            throw UnexpectedAnswer(description: answer.description)
        }
        return id
    }

    /// Creates a group.
    ///
    /// - Parameter members: ids of people and groups.
    /// - Returns: the id.
    package func addGroup(_ name: String, of members: String...) async throws -> String {
        let members = members.map { JSONValue.object(["value": .string($0)]) }
        let answer = try await send(
            "POST", "/Groups", json: ["displayName": .string(name), "members": .array(members)])
        guard answer.status == 201, let id = answer.json?["id"]?.string else {
            throw UnexpectedAnswer(description: answer.description)
        }
        return id
    }

    package func patch(_ id: String, _ operations: JSONValue...) async throws -> HTTPAnswer {
        try await send("PATCH", "/Users/\(id)", json: ["Operations": .array(operations)])
    }

    /// Lists with parameters that are still to be percent-encoded.
    package func list(_ parameters: (name: String, value: String)...) async throws -> HTTPAnswer {
        let unreserved = CharacterSet(charactersIn: "a"..."z").union(CharacterSet(charactersIn: "A"..."Z"))
            .union(CharacterSet(charactersIn: "0"..."9")).union(CharacterSet(charactersIn: "()[],.:-_"))
        let query = parameters.map { parameter in
            "\(parameter.name)=\(parameter.value.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "")"
        }
        return try await send("GET", "/Users?" + query.joined(separator: "&"))
    }
}

package struct UnexpectedAnswer: Error, CustomStringConvertible {
    package let description: String
}

extension HTTPAnswer {
    /// Whether this is a SCIM error: status, keyword, and a body that says the same.
    package func isError(_ status: Int, _ scimType: String? = nil) -> Bool {
        self.status == status && json?["status"] == .string(String(status))
            && json?["scimType"]?.string == scimType && json?["detail"]?.string?.isEmpty == false
    }
}
