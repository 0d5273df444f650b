import SCIM
import TestSupport
import Testing

/// Two organizations that know nothing of each other and have the same names for everything.
struct Twins {
    let ours: Side
    let theirs: Side

    struct Side {
        let company: TestOrganization
        let boss: String
        let person: String
        let group: String

        /// - Parameter word: stands in everything that can hold it, so that one side is told from the other.
        init(_ company: TestOrganization, word: String) async throws {
            self.company = company
            boss = try await company.add(["userName": "boss@x.example", "displayName": .string(word)])
            person = try await company.add([
                "userName": "ann@x.example", "externalId": "7", "title": .string(word),
                "emails": [["value": "ann@x.example", "type": "work", "display": .string(word)]],
                Twins.enterprise: ["manager": ["value": .string(boss)], "department": .string(word)],
            ])
            let answer = try await company.send(
                "POST", "/Groups",
                json: ["displayName": "Drivers", "externalId": "g7", "members": [["value": .string(person)]]])
            group = try #require(answer.json?["id"]?.string)
        }

        var ids: Set<String> { [boss, person, group] }
    }

    static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    /// What an id looks like that never was.
    static let nobody = "0192f0c1-0000-7000-8000-000000000000"

    init() async throws {
        let house = try await TestHouse.shared
        ours = try await Side(house.organization(), word: "ours")
        theirs = try await Side(house.organization(), word: "theirs")
    }

    /// Whether an answer to us has something that only they know.
    func isLeak(_ answer: HTTPAnswer) -> Bool {
        answer.text.contains("theirs") || answer.text.contains(theirs.company.path + "/")
            || theirs.ids.contains { answer.text.contains($0) }
    }

    /// Whether nothing of theirs has changed.
    func areUntouched() async throws -> Bool {
        for path in ["/Users/\(theirs.boss)", "/Users/\(theirs.person)", "/Groups/\(theirs.group)"] {
            guard try await theirs.company.send("GET", path)["ETag"] == "W/\"1\"" else { return false }
        }
        let group = try await theirs.company.send("GET", "/Groups/\(theirs.group)")
        let person = try await theirs.company.send("GET", "/Users/\(theirs.person)")
        return group.json?["members"]?.array?.map { $0["value"]?.string } == [theirs.person]
            && person.json?["groups"]?.array?.map { $0["value"]?.string } == [theirs.group]
    }
}
