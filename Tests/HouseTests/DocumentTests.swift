import Foundation
import Testing

/// What is written beside the code, held against it.
@Suite struct DocumentTests {
    @Test func `a decision says what else was considered, and what would change it`() throws {
        let pages = try SourceTree.documents().filter { $0.path.contains("Decisions/0") }
        #expect(pages.count >= 10)
        for page in pages {
            for heading in ["## Alternatives considered", "## What would change our mind"] {
                #expect(page.text.contains("\n\(heading)\n"), "\(page.path) lacks \(heading)")
            }
            #expect(page.lines <= 70, "\(page.path) is longer than a page")
        }
    }

    @Test func `the index names every decision by its title`() throws {
        let documents = try SourceTree.documents()
        let index = try #require(documents.first { $0.path == "Docs/Decisions/README.md" })
        for page in documents where page.path.contains("Decisions/0") {
            let title = try #require(page.text.split(separator: "\n").first).dropFirst("# ".count)
            #expect(index.text.contains("[\(title)](\(page.name))"), "\(page.path)")
        }
    }

    @Test func `every file and folder a document names is there`() throws {
        for document in try SourceTree.documents() {
            for path in document.paths {
                let place = SourceTree.root.appendingPathComponent(path).path
                #expect(FileManager.default.fileExists(atPath: place), "\(document.path) names \(path)")
            }
        }
    }

    @Test func `the documents name something`() throws {
        #expect(try SourceTree.documents().flatMap(\.paths).count > 20)
    }
}

extension SourceTree.File {
    /// What stands between backticks and is a path of this project.
    var paths: [String] {
        text.matches(of: /`((?:Sources|Tests|Schemas|Docs)\/[A-Za-z0-9_.\/-]+)`/).map { String($0.output.1) }
    }
}
