import Accounts
import SCIM
import Secrets
import TestSupport
import Testing

/// What a stranger sees of names: nothing, in pages, in work, or in time.
@Suite struct EnumerationTests {
    /// One answer, without what was typed, and what it took.
    private struct Trace: Hashable {
        let step: String
        let status: Int
        let headers: [HTTPHeader]
        let text: String
        let hashes: Int
        /// Nil where the database does not count them.
        let statements: Int?

        func difference(from other: Trace) -> String {
            "\(step): status \(status), \(other.status); hashes \(hashes), \(other.hashes); "
                + "statements \(statements ?? 0), \(other.statements ?? 0); same text: \(text == other.text)"
        }
    }

    @Test func `S32 no step of signing in or of getting back in says who exists`() async throws {
        let folder = try TemporaryFolder.make()
        defer { TemporaryFolder.remove(folder) }
        let counter = try await RowCounter(in: folder)
        var options = TestHouse.Options()
        options.databaseURL = counter.databaseURL
        try await TestHouse.run(options) { house in
            let company = try await house.organization()
            try await company.set(.profileCreationWithMobileNumber, to: "on")
            let kinds = try await [
                Self.names(in: company, like: ["ann@x.example", "ben@x.example", "cat@x.example", "dan@x.example"]),
                Self.names(in: company, like: ["+390612345670", "+390612345671", "+390612345672", "+390612345673"]),
                Self.names(in: company, like: ["ann.one", "ben.two", "cat.three", "dan.four"])
                    + ["two words", "a@@b", "\u{200B}zoe", String(repeating: "n", count: 2000)],
            ]
            let stranger = Stranger(browser: TestBrowser(house), company: company, counter: counter)
            // What is read once and remembered is read before.
            _ = try await stranger.steps("nobody@x.example")
            var first: [[Trace]] = []
            for _ in 1...2 {
                for names in kinds {
                    var traces: [String: [Trace]] = [:]
                    for name in names { traces[name] = try await stranger.steps(name) }
                    let expected = try #require(traces[names[0]])
                    for name in names {
                        // One at a time, so that a failure can be read.
                        for (trace, other) in zip(traces[name] ?? [], expected) where trace != other {
                            Issue.record("\(name): \(trace.difference(from: other))")
                        }
                    }
                    first.append(Array(expected.prefix(2)))
                }
                // From now on a code is good that somebody exists for.
                try await house.reception.desk.flush()
            }
            #expect(Set(first).count == 1, "nor does the form of a name, until one asks how to get back in")
            #expect(first[0][1].hashes == 1)
        }
    }

    /// A claimed, an invited, a deactivated person, and nobody.
    private static func names(in company: TestOrganization, like names: [String]) async throws -> [String] {
        _ = try await company.claimed(names[0])
        _ = try await company.invited(["userName": .string(names[1])])
        try await company.claimed(names[2]).deactivate()
        return names
    }

    private struct Stranger {
        let browser: TestBrowser
        let company: TestOrganization
        let counter: RowCounter

        func steps(_ name: String) async throws -> [Trace] {
            [
                try await step("/signin", name, ["name": name]),
                try await step("/signin/password", name, ["name": name, "password": "a wrong password"]),
                try await step("/forgot", name, ["name": name]),
                try await step(
                    "/forgot/code", name, ["name": name, "code": name.first == "+" ? "2345623456" : "234567"]),
            ]
        }

        private func step(
            _ address: String,
            _ name: String,
            _ fields: KeyValuePairs<String, String>
        ) async throws -> Trace {
            let house = company.house
            _ = try await browser.open(company.page("/signin"))
            let (hashes, statements) = (house.hasher.count, counter.ended)
            let answer = try await browser.submit(fields, to: company.page(address))
            let spent = counter.ended.flatMap { after in statements.map { after - $0 } }
            let unequal: Set<String> = ["date", "content-length"]
            return Trace(
                step: address, status: answer.status,
                headers: answer.headers.filter { !unequal.contains($0.name.lowercased()) },
                text: answer.text.replacing(name, with: "NAME"), hashes: house.hasher.count - hashes,
                statements: spent)
        }
    }
}
