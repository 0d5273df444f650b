import Accounts
import HTTPTypes
import SCIM
import TestSupport
import Testing

/// Who may come in at the door of administrators' programs, and how it refuses.
@Suite struct AdministrationDoorTests {
    private static let nobody = "00000000-0000-4000-8000-000000000000"

    private func operations() async throws -> [AdministrationDescription.Operation] {
        let operations = try await AdministrationDescription.shared.operations
        #expect(operations.count > 20)
        return operations
    }

    /// The scope that the description names, if a token can have it.
    private func scope(_ operation: AdministrationDescription.Operation) -> Token.Scope? {
        Token.Scope.allCases.first { operation.value["description"]?.string?.contains($0.rawValue) ?? false }
    }

    @Test func `a token does what its scope gives, and is told which one is missing`() async throws {
        let company = try await TestHouse.shared.organization()
        // From the least to the most.
        let scopes: [Token.Scope] = [.administerRead, .administerAccounts, .administerAll]
        for (rank, scope) in scopes.enumerated() {
            let program = try await company.program(scope)
            for operation in try await operations() {
                let answer = try await program.send(operation.method, operation.path(id: Self.nobody))
                let name = "\(scope.rawValue): \(operation.method) \(operation.path)"
                guard let needed = self.scope(operation) else {
                    #expect(answer.isProblem(403, "given by people"), "\(name)")
                    continue
                }
                let isEnough = scopes.firstIndex(of: needed).map { $0 <= rank } ?? false
                #expect((answer.status == 403) != isEnough, "\(name): \(answer.status)")
                if !isEnough { #expect(answer.isProblem(403, needed.rawValue), "\(name)") }
            }
        }
    }

    @Test func `who only looks changes nothing`() async throws {
        for operation in try await operations() where operation.method != "GET" {
            #expect(scope(operation) != .administerRead && scope(operation) != .readLog, "\(operation.path)")
        }
    }

    @Test func `tokens of provisioning, of people, of others and of nobody are refused`() async throws {
        let (company, other) = (try await TestHouse.shared.organization(), try await TestHouse.shared.organization())
        _ = try await company.claimed("ann@x.example")
        let personal = try await company.token(ofPerson: "ann@x.example")
        for operation in try await operations() {
            let path = operation.path(id: Self.nobody)
            let provisioning = try await Program(company: company, token: company.token).send(operation.method, path)
            #expect(provisioning.isProblem(403), "\(path)")
            let person = try await Program(company: company, token: personal).send(operation.method, path)
            #expect(person.isProblem(403), "\(path)")
            for token in [other.token, "nonsense", ""] {
                let answer = try await Program(company: company, token: token).send(operation.method, path)
                #expect(answer.isProblem(401) && answer["WWW-Authenticate"] != nil, "\(path)")
            }
        }
    }

    @Test func `an id of another organization is as unknown as one of nobody`() async throws {
        let (company, other) = (try await TestHouse.shared.organization(), try await TestHouse.shared.organization())
        let stranger = try await other.claimed("eve@x.example")
        let told = try await other.told(stranger.id.text).count
        let program = try await company.program()
        for operation in try await operations() where operation.path.contains("{") {
            guard scope(operation) != nil else { continue }
            let body = operation.sample
            let ids = [stranger.id.text, Self.nobody, "x", "..", "a%2Fb", "%00", "%FF", "1", "-1"]
            for id in ids {
                let path = operation.path(id: id)
                let answer = try await program.send(operation.method, path, json: body)
                #expect(answer.isProblem(404) || answer.isProblem(422), "\(operation.method) \(path): \(answer.text)")
                #expect(!answer.text.contains("eve@x.example"), "\(path)")
            }
        }
        let people = try await program.get("/people")
        #expect(people.json?["people"]?.array?.isEmpty == true && people.json?["found"]?["number"] == 0)
        #expect(try await other.told(stranger.id.text).count == told)
    }

    @Test func `the default organization's door is at the root, and no slug leads there`() async throws {
        try await TestHouse.run { house in
            let company = try await house.defaultOrganization()
            let program = try await company.program()
            #expect(program.mount == "/api/admin/v1")
            _ = try await company.claimed("ann@x.example")
            #expect(try await program.get("/people").json?["found"]?["number"] == 1)
            let other = try await house.organization()
            for mount in ["/o/default/api/admin/v1", "/o/\(other.slug)/api/admin/v1"] {
                let answer = try await house.client.send(
                    "GET", mount + "/people", headers: [HTTPHeader("Authorization", "Bearer \(program.token)")])
                #expect(answer.isProblem(401), "\(mount)")
            }
        }
    }

    @Test func `HEAD, OPTIONS and other methods are answered from the same table`() async throws {
        let program = try await TestHouse.shared.organization().program()
        for operation in try await operations() {
            let path = operation.path(id: Self.nobody)
            let options = try await program.send("OPTIONS", path)
            let allow = try #require(options["Allow"])
            #expect(options.status == 204 && allow.contains(operation.method) && allow.hasSuffix("OPTIONS"), "\(path)")
            #expect(allow.contains("HEAD") == allow.contains("GET"), "\(path)")
            let other = try await program.send("PURGE", path)
            #expect(other.isProblem(405) && other["Allow"] == allow, "\(path)")
            if operation.method == "GET" {
                let head = try await program.send("HEAD", path)
                let read = try await program.get(path)
                #expect(head.body.isEmpty && head.status == read.status, "\(path)")
            }
        }
        for path in ["/", "/nothing", "/people/", "/people//timeline", "/people/%2e%2e/timeline"] {
            #expect(try await program.get(path).isProblem(404), "\(path)")
        }
    }

    @Test func `what nobody knows is refused by its name, in queries and bodies`() async throws {
        let program = try await TestHouse.shared.organization().program()
        for operation in try await operations() where scope(operation).map({ $0 != .readLog }) ?? false {
            let path = operation.path(id: Self.nobody)
            let answer = try await program.send(operation.method, path + "?shoe=39")
            #expect(answer.isProblem(400, "shoe"), "\(operation.method) \(path): \(answer.text)")
            guard operation.value["requestBody"]?["content"]?["application/json"] != nil else { continue }
            for (body, status) in [
                ("{\"shoe\":39}", 400), ("{", 400), ("[]", 400), ("\"x\"", 400), ("\u{FEFF}", 400),
                ("{\"a\":1e999}", 400), (String(repeating: "[", count: 40), 400),
                (String(repeating: " ", count: 1_100_000), 413),
            ] {
                let type = HTTPHeader("Content-Type", "application/json")
                let answer = try await program.send(operation.method, path, headers: [type], body: Array(body.utf8))
                #expect(answer.isProblem(status), "\(operation.method) \(path) \(body.prefix(20)): \(answer.text)")
            }
            let typed = try await program.send(
                operation.method, path, headers: [HTTPHeader("Content-Type", "text/plain")], body: Array("{}".utf8))
            #expect(typed.isProblem(415), "\(path)")
        }
    }
}

extension AdministrationDescription.Operation {
    /// A body that has what is required.
    var sample: JSONValue {
        let schema = value["requestBody"]?["content"]?["application/json"]?["schema"]
        let members = (schema?["required"]?.array ?? []).compactMap(\.string).map { name in
            let form = schema?["properties"]?[name]
            let value: JSONValue =
                switch form?["type"]?.string {
                case "integer": form?["minimum"] ?? 0
                case "boolean": true
                default: form?["enum"]?[0] ?? "ada@example.com"
                }
            return JSONObject.Member(name, value)
        }
        return .object(JSONObject(members))
    }
}
