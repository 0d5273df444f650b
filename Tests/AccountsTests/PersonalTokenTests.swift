import Accounts
import SCIM
import TestSupport
import Testing

/// Who gets a token that is bound to a person, and how many.
@Suite struct PersonalTokenTests {
    @Test func `a person has five, and they do not count among the two of the integration`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.person("ann@x.example")
        for _ in 0..<Token.maximumLiveOfPerson { _ = try await company.token(ofPerson: id) }
        let sentence = try await refusal { try await company.token(ofPerson: "ANN@x.example") }
        #expect(sentence.contains("5 live tokens already") && sentence.contains("muster token revoke"))
        _ = try await company.token()
        _ = try await company.token(ofPerson: try await company.person("bob@x.example"))
        let tokens = try await company.house.administration.tokens(of: TestOrganization.integration, in: company.slug)
        #expect(tokens.count(where: { $0.account?.text == id }) == 5)
        #expect(tokens.count(where: { $0.account == nil }) == 2)
    }

    @Test func `a person's token is revoked like any other, and makes room`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.person("ann@x.example")
        var secret = ""
        for _ in 0..<Token.maximumLiveOfPerson { secret = try await company.token(ofPerson: id) }
        let admission = company.house.admission
        let token = try #require(try await admission.credential(secret, at: company.path)).token
        #expect(token.account?.text == id)
        try await company.house.administration.revokeToken(token.id, in: company.slug)
        #expect(try await admission.credential(secret, at: company.path) == nil)
        _ = try await company.token(ofPerson: id)
    }

    @Test func `of eight tokens asked for at once five are made`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.person("ann@x.example")
        let made = try await withThrowingTaskGroup { group in
            for number in 0..<8 {
                group.addTask {
                    do {
                        let secret = try await company.house.administration.createToken(
                            for: id, integration: "Integration \(number % 2)", in: company.slug,
                            scopes: [.readUsers], days: 1)
                        return !secret.text.isEmpty
                    } catch is Refusal {
                        return false
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(made == Token.maximumLiveOfPerson)
    }

    @Test(arguments: [[], [.readUsers, .readLog], [.readEvents], [.readLog]] as [Set<Token.Scope>])
    func `S4 it has the scopes of people and no other`(scopes: Set<Token.Scope>) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.person("ann@x.example")
        let sentence = try await refusal { try await company.token(ofPerson: id, scopes) }
        #expect(sentence.contains("users:read, users:write or both"))
    }

    @Test func `whoever is not there or deactivated gets none`() async throws {
        let company = try await TestHouse.shared.organization()
        #expect(try await refusal { try await company.token(ofPerson: "nobody") }.contains("There is no account"))
        let id = try await company.person("ann@x.example", ["active": false])
        #expect(try await refusal { try await company.token(ofPerson: id) }.contains("is deactivated"))
        let nobody = "01a1fc55-06e9-7e55-ba6d-bfe1f5d9a93b"
        #expect(try await refusal { try await company.token(ofPerson: nobody) }.contains("There is no account"))
    }
}
