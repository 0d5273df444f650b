import Foundation
import SCIM
import TestSupport
import Testing

/// Bulks that the real program does later, whatever becomes of it meanwhile.
@Suite(.serialized, .timeLimit(.minutes(10))) struct AsyncJourneyTests {
    private func bulk(_ numbers: Range<Int>) -> String {
        let operations: [JSONValue] = numbers.map { number in
            [
                "method": "POST", "path": "/Users", "bulkId": .string("p\(number)"),
                "data": ["userName": .string("person-\(number)@x.example")],
            ]
        }
        let message: JSONValue = [
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": .array(operations),
        ]
        return message.text
    }

    private func put(_ numbers: Range<Int>, off muster: RunningMuster) async throws -> String {
        let answer = try await muster.client.send(
            "POST", "/scim/v2/Bulk",
            headers: [
                HTTPHeader("Authorization", "Bearer \(muster.token)"), HTTPHeader("Prefer", "respond-async"),
                HTTPHeader("Content-Type", "application/scim+json"),
            ],
            body: Array(bulk(numbers).utf8))
        #expect(answer.status == 202, "\(answer.description)")
        return try #require(answer["Set-Txn"])
    }

    /// Asks until everything is done.
    private func outcome(of transaction: String, from muster: RunningMuster) async throws -> [TestToken] {
        while true {
            let answer = try await muster.client.send(
                "GET", "/events/v1/requests/\(transaction)",
                headers: [HTTPHeader("Authorization", "Bearer \(muster.token)")])
            guard answer.status != 202 else { continue }
            return (answer.json?["sets"]?.object?.members ?? []).compactMap { $0.value.string.flatMap(TestToken.init) }
        }
    }

    private func people(of muster: RunningMuster) async throws -> Int64 {
        try await muster.send("GET", "/Users?count=0").json?["totalResults"]?.integer ?? 0
    }

    @Test func `SCIM-393 of a bulk that kill -9 interrupts, everything is done once, by the next server`() async throws
    {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        let transaction = try await put(0..<300, off: muster)
        while try await people(of: muster) < 20 {}
        muster.process.send(SIGKILL)
        #expect(await muster.process.end() == SIGKILL)
        let again = try await RunningMuster(in: folder, token: muster.token)
        let tokens = try await outcome(of: transaction, from: again)
        #expect(tokens.compactMap(\.transaction) == (0..<300).map { "\(transaction):\($0)" })
        #expect(tokens.allSatisfy { $0.payload?["status"] == "201" })
        #expect(try await people(of: again) == 300)
        #expect(await again.stop() == 0)
        TemporaryFolder.remove(folder)
    }

    @Test func `a server that is told to stop leaves the rest of a bulk to the next one at once`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        let transaction = try await put(0..<500, off: muster)
        while try await people(of: muster) < 50 {}
        #expect(await muster.stop() == 0)
        let again = try await RunningMuster(in: folder, token: muster.token)
        let tokens = try await outcome(of: transaction, from: again)
        #expect(tokens.count == 500 && tokens.allSatisfy { $0.payload?["status"] == "201" })
        #expect(try await people(of: again) == 500)
        #expect(await again.stop() == 0)
        TemporaryFolder.remove(folder)
    }

    @Test func `two servers of one database do each bulk once`() async throws {
        let folder = try TemporaryFolder.make()
        let one = try await RunningMuster(in: folder)
        let other = try await RunningMuster(in: folder, token: one.token)
        var transactions: [String] = []
        for number in 0..<6 {
            transactions.append(try await put(number * 50..<number * 50 + 50, off: number % 2 == 0 ? one : other))
        }
        for transaction in transactions {
            let tokens = try await outcome(of: transaction, from: other)
            #expect(tokens.count == 50 && tokens.allSatisfy { $0.payload?["status"] == "201" })
        }
        #expect(try await people(of: one) == 300)
        #expect(await one.stop() == 0)
        #expect(await other.stop() == 0)
        TemporaryFolder.remove(folder)
    }
}
