import Testing

/// House rules that a reader could check by eye.
@Suite struct HabitTests {
    @Test func `a source file has at most 300 lines`() throws {
        for file in try SourceTree.sources() {
            #expect(file.lines <= 300, "\(file.path) has \(file.lines) lines")
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
