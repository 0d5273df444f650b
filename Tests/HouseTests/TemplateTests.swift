import Testing

/// What templates say and what pages give them, before any page is shown.
///
/// Rendering notices a value that is missing where it is looked for; what stands in a section without rows is looked for
/// here alone.
@Suite struct TemplateTests {
    /// A template with the kinds of tags that are in it.
    private struct Template {
        let name: String
        let text: String
        /// What it asks its page for.
        var values: Set<String> { tags(#/\{\{\{?[#^]?(\w+)\}?\}\}/#).subtracting(["t"]) }
        /// The templates it is made with.
        var parts: Set<String> { tags(#/\{\{[><]([\w-]+)\}\}/#) }

        private func tags(_ pattern: Regex<(Substring, Substring)>) -> Set<String> {
            Set(text.matches(of: pattern).map { String($0.1) })
        }
    }

    private static let all = Result {
        try SourceTree.templates(of: "Web").map { Template(name: String($0.name.dropLast(9)), text: $0.text) }
    }

    private static let words = Result {
        let files = try SourceTree.sources().filter { $0.room == "Web" && $0.name != "Templates.swift" }
        return Set(files.flatMap { $0.text.matches(of: #/"([\w-]+)"/#).map { String($0.1) } })
    }

    @Test func `every value that a template asks for is given by some page`() throws {
        let given = try Self.words.get()
        for template in try Self.all.get() {
            let missing = template.values.subtracting(given)
            #expect(missing.isEmpty, "\(template.name)")
        }
    }

    @Test func `every template is a page or a part of one, and made with templates that there are`() throws {
        let templates = try Self.all.get()
        let parts = templates.reduce(into: Set<String>()) { $0.formUnion($1.parts) }
        #expect(parts.isSubset(of: templates.map(\.name)))
        let unused = try Set(templates.map(\.name)).subtracting(parts).subtracting(Self.words.get())
        #expect(unused.isEmpty)
        // Letters are printed: a document and its papers.
        let alone = templates.filter { !parts.contains($0.name) && !$0.text.hasPrefix("{{<layout}}") }.map(\.name)
        #expect(Set(alone) == ["letters", "letter", "card"])
    }

    @Test func `every value is escaped, and every attribute that has one is between quotation marks`() throws {
        for template in try Self.all.get() {
            // The papers of letters are templates themselves.
            let text = template.text.replacing("{{#papers}}\n{{{.}}}\n{{/papers}}", with: "")
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(template.name)")
            #expect(!text.contains(#/='?\{\{/#), "\(template.name)")
            // Nothing that stands in a page is run, and no value is where a browser would read a script.
            #expect(
                !text.contains(#/<script(?! src="\{\{script\}\}" defer><\/script>)|<style|\son\w+=/#),
                "\(template.name)")
        }
    }

    @Test func `every document has one heading, a title and a language`() throws {
        for template in try Self.all.get() {
            let headings = template.text.matches(of: #/<h1[ >]/#).count
            let isDocument = template.text.hasPrefix("<!DOCTYPE html>")
            #expect(headings == (isDocument ? 1 : 0), "\(template.name)")
            guard isDocument else { continue }
            #expect(template.text.contains("<html lang=\"{{language}}\" dir=\"{{direction}}\">"))
            #expect(template.text.contains(#/<title>\{\{\w+\}\} · \{\{organization\}\}<\/title>/#))
        }
    }
}
