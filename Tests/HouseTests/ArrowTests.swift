import Foundation
import Testing

/// The drawing of the house as a test: which room may know which, and what from outside each may use.
@Suite struct ArrowTests {
    private static let arrows: [String: Set<String>] = [
        "Schemas": [],
        "SCIM": ["Schemas"],
        "SAML": ["CXMLSecurity"],
        "PhoneNumbers": ["CPhoneNumber"],
        "Pictures": ["CGD", "CQRCode", "Workers"],
        "Secrets": ["COpenSSL", "CSodium", "Workers"],
        "Languages": [],
        "Spreadsheets": [],
        "Workers": [],
        "Accounts": ["SCIM", "PhoneNumbers", "Secrets"],
        "Store": ["Accounts", "SCIM", "Secrets", "CPostgres"],
        "Web": ["Accounts", "Languages", "Pictures", "SAML", "SCIM", "Spreadsheets", "Workers"],
        "Delivery": ["Accounts", "SCIM", "Secrets", "Languages", "CAres", "CCurl"],
        "App": ["Web", "Store", "Delivery", "Accounts", "SCIM", "Secrets", "Spreadsheets"],
    ]

    private static let outside: [String: Set<String>] = [
        "Schemas": [],
        "SCIM": ["Foundation"],
        "SAML": ["FoundationEssentials"],
        "PhoneNumbers": [],
        "Pictures": [],
        "Secrets": ["Foundation", "Synchronization"],
        "Languages": [],
        "Spreadsheets": [],
        "Workers": ["Dispatch", "Foundation", "Synchronization"],
        "Accounts": ["Synchronization"],
        "Store": ["Dispatch", "Foundation", "GRDB", "GRDBSQLite", "Synchronization"],
        "Web": [
            "FoundationEssentials", "HTTPTypes", "Hummingbird", "Logging", "Mustache", "NIOCore", "NIOHTTPTypes",
            "ServiceLifecycle",
            "Synchronization",
        ],
        "Delivery": ["Dispatch", "Foundation", "Logging", "ServiceLifecycle", "Synchronization"],
        "App": [
            "ArgumentParser", "Configuration", "Foundation", "Logging", "ServiceLifecycle", "SystemPackage",
            "UnixSignals",
        ],
    ]

    @Test func `no arrow is crossed`() throws {
        for file in try SourceTree.sources() {
            let allowed = try #require(Self.arrows[file.room], "\(file.path) is in a room without arrows")
                .union(try #require(Self.outside[file.room]))
            for module in file.imports where !allowed.contains(module) {
                Issue.record("\(file.path) imports \(module), which \(file.room) must not know")
            }
        }
    }

    @Test func `the drawing in README shows these arrows`() throws {
        let rows = try Self.drawing().matches(of: #/  (\w+) +─▶ (.+)/#).map { (String($0.1), Self.words($0.2)) }
        let drawn = Dictionary(rows) { first, _ in first }
        #expect(drawn == Self.arrows.filter { !$0.value.isEmpty })
    }

    @Test func `every arrow points down to a room of the drawing`() throws {
        let rows = try Self.drawing().matches(of: #/  (\d)  .*│(.+)│/#)
        let floors = rows.flatMap { row in Self.words(row.2).map { (room: $0, floor: String(row.1)) } }
        let floor = Dictionary(uniqueKeysWithValues: floors.map { ($0.room, $0.floor) })
        #expect(Set(floor.keys) == Set(Self.arrows.keys).union(Self.arrows.values.joined()))
        for (room, others) in Self.arrows {
            for other in others {
                #expect(floor[other, default: "9"] < floor[room, default: "0"], "\(room) ─▶ \(other)")
            }
        }
    }

    /// The lines of the first drawing that has arrows.
    private static func drawing() throws -> Substring {
        let text = try String(contentsOf: SourceTree.root.appendingPathComponent("README.md"), encoding: .utf8)
        return try #require(text.split(separator: "```").first { $0.contains("─▶") })
    }

    private static func words(_ text: Substring) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
    }

    /// What chooses a driver by its URL must name them; nobody else may rely on one.
    @Test func `only the drivers know whose database it is`() throws {
        let drivers = ["Sources/Store/SQLite/", "Sources/Store/Postgres/", "Sources/Store/Opening.swift"]
        for file in try SourceTree.sources() where !drivers.contains(where: file.path.hasPrefix) {
            let text = file.text.lowercased()
            for name in ["sqlite", "grdb", "postgres", "libpq"] {
                #expect(!text.contains(name), "\(file.path) names \(name)")
            }
        }
    }

    @Test func `no driver knows the other`() throws {
        for file in try SourceTree.sources() {
            if file.path.contains("Store/SQLite/") { #expect(!file.imports.contains("CPostgres"), "\(file.path)") }
            if file.path.contains("Store/Postgres/") {
                #expect(file.imports.isDisjoint(with: ["GRDB", "GRDBSQLite"]), "\(file.path)")
            }
        }
    }

    @Test func `only one file needs all of Foundation for the standards`() throws {
        let users = try SourceTree.sources().filter { $0.room == "SCIM" && $0.imports.contains("Foundation") }
        #expect(users.map(\.name) == ["ComparisonKey.swift"])
    }

    @Test func `SQL stays in the store`() throws {
        let armour = "(?! PUBLIC KEY| CERTIFICATE)"
        let words = "SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|BEGIN\(armour)|COMMIT|PRAGMA"
        let statement = try Regex("\\b(\(words))\\b")
        for file in try SourceTree.sources() where file.room != "Store" {
            let code = file.text.split(separator: "\n").filter { !$0.contains("//") }
            for line in code where line.contains(statement) { Issue.record("\(file.path) speaks SQL: \(line)") }
        }
    }
}
