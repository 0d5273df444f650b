private import Foundation
private import GRDB

/// People of whom there are many, put into the database beside the server, a statement for all of them.
package enum CrowdedGroup {
    /// The id of the person with a number, which begins with 1.
    package static func person(_ number: Int) -> String {
        let digits = String(number)
        return "\(prefix)\(String(repeating: "0", count: 12 - digits.count))\(digits)"
    }

    private static let prefix = "00000000-0000-7000-8000-"

    /// Makes people like one who is there, in the same organization.
    package static func make(_ count: Int, like person: String, in house: TestHouse) async throws {
        let id = "'\(prefix)' || substr(CAST(1000000000000 + number AS TEXT), 2)"
        try await TestDatabase.run(
            """
            INSERT INTO account (organization_id, id, integration_id, kind, active, user_name_key, created, modified,
            version, document, comparison)
            WITH RECURSIVE numbers (number) AS
            (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < \(count))
            SELECT organization_id, \(id), integration_id, kind, active, user_name_key || number, created, modified,
            version, replace(replace(document, id, \(id)), user_name_key, user_name_key || number), comparison
            FROM account, numbers WHERE id = '\(person)'
            """, at: house.databaseURL)
    }

    /// Puts the first of these people into a group of the same organization.
    package static func put(_ count: Int, into group: String, in house: TestHouse) async throws {
        try await TestDatabase.run(
            """
            INSERT INTO group_member (organization_id, group_id, member_id, account_id)
            SELECT account_group.organization_id, account_group.id, account.id, account.id FROM account_group
            JOIN account ON account.organization_id = account_group.organization_id
            AND account.id BETWEEN '\(Self.person(1))' AND '\(Self.person(count))' WHERE account_group.id = '\(group)'
            """, at: house.databaseURL)
    }
}

extension TestDatabase {
    /// Runs a statement beside the server.
    package static func run(_ statement: String, at url: String) async throws {
        guard url.hasPrefix("sqlite:") else { return try await query(statement, on: url) }
        var configuration = Configuration()
        // The server writes now and then.
        configuration.busyMode = .timeout(30)
        let queue = try DatabaseQueue(path: String(url.dropFirst("sqlite:".count)), configuration: configuration)
        try await queue.write { try $0.execute(sql: statement) }
        try queue.close()
    }
}
