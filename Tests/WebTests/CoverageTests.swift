import Foundation
import Testing

/// No requirement is forgotten: each is shown by a test, or Docs/Conformance.md says why it is not met.
@Suite struct CoverageTests {
    private static let tests = ScenarioFolder.url.deletingLastPathComponent().deletingLastPathComponent()
    private static let conformance = tests.deletingLastPathComponent().appendingPathComponent("Docs/Conformance.md")

    @Test func `every MUST and SHOULD is tested or explained`() throws {
        let known = try Self.shown().union(Self.explained())
        for line in try Self.required() {
            #expect(known.contains(line.number), "\(line.number) \(line.slug) is neither tested nor explained")
        }
    }

    @Test func `the list of numbers is whole`() throws {
        let required = try Self.required()
        #expect(required.count > 180)
        #expect(Set(required.map(\.number)).count == required.count)
    }

    @Test func `a decision names only requirements that are tested or explained`() throws {
        let folder = Self.conformance.deletingLastPathComponent().appendingPathComponent("Decisions")
        let known = try Self.shown().union(Self.explained())
        let pages = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let named = try pages.flatMap { Self.numbers(in: try String(contentsOf: $0, encoding: .utf8)) }
        #expect(named.count > 20)
        for number in Set(named) { #expect(known.contains(number), "\(number)") }
    }

    private static func required() throws -> [(number: String, slug: String)] {
        let file = tests.appendingPathComponent("WebTests/RequiredNumbers.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            try #require(words.count == 3 && ["M", "S"].contains(words[2]), "\(line)")
            return (number: words[0], slug: words[1])
        }
    }

    /// The numbers in titles of scenarios and in names of tests.
    private static func shown() throws -> Set<String> {
        let titles = try ScenarioFolder.read().map(\.title)
        let files = try FileManager.default.subpathsOfDirectory(atPath: tests.path).filter { $0.hasSuffix(".swift") }
        let names = try files.flatMap { file in
            try String(contentsOf: tests.appendingPathComponent(file), encoding: .utf8).split(separator: "\n")
                .filter { $0.contains("func `") }.map(String.init)
        }
        return Set((titles + names).flatMap(numbers))
    }

    /// The numbers in the first column of the tables.
    private static func explained() throws -> Set<String> {
        let lines = try String(contentsOf: conformance, encoding: .utf8).split(separator: "\n")
        return Set(lines.filter { $0.hasPrefix("| ") }.compactMap { $0.split(separator: "|").first }.flatMap(numbers))
    }

    private static func numbers(in text: some StringProtocol) -> [String] {
        String(text).matches(of: /SCIM-\d{3}/).map { String($0.output) }
    }
}
