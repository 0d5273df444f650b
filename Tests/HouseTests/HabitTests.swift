import Testing

/// House rules that a reader could check by eye.
@Suite struct HabitTests {
    @Test func `a file has at most 300 lines, a test's too`() throws {
        let tests = try SourceTree.tests()
        #expect(tests.count > 50)
        for file in try SourceTree.sources() + tests {
            #expect(file.lines <= 300, "\(file.path) has \(file.lines) lines")
        }
    }

    @Test func `every limit in the table is kept somewhere`() throws {
        let table = "Sources/Accounts/Limits.swift"
        let sources = try SourceTree.sources()
        let text = try #require(sources.first { $0.path == table }).text
        let limits = text.matches(of: /static let (\w+)/).map { String($0.output.1) }
        #expect(limits.count >= 3)
        for limit in limits {
            let isKept = sources.contains { $0.path != table && $0.text.contains("Limits.\(limit)") }
            #expect(isKept, "nobody keeps \(limit)")
        }
    }

    @Test func `time and randomness enter in one place only`() throws {
        for file in try SourceTree.sources() where file.path != "Sources/App/House.swift" {
            for word in ["Date()", ".random(in", "SystemRandomNumberGenerator"] {
                #expect(!file.text.contains(word), "\(file.path) uses \(word)")
            }
        }
    }

    @Test func `nothing is left to be done later`() throws {
        for file in try SourceTree.sources() {
            for word in ["TODO", "FIXME", "fatalError(", "try!", "as!"] {
                #expect(!file.text.contains(word), "\(file.path) contains \(word)")
            }
        }
    }

    @Test func `a type is not named like its module`() throws {
        for file in try SourceTree.sources() {
            for kind in ["struct", "enum", "class", "protocol", "actor"] {
                #expect(!file.text.contains("\(kind) \(file.room) "), "\(file.path) names a type \(file.room)")
            }
        }
    }
}
