/// The reader of PO files, in the form that every translator's tool writes: comments, `msgid` and `msgstr`, each with
/// further lines (GNU gettext manual, "The Format of PO Files").
///
/// Contexts and plural forms are refused, for no text here has them.
struct PortableObject {
    private(set) var entries: [Catalogue.Entry] = []
    private var source: String?
    private var translation: String?
    private var sources: Set<String> = []

    init(_ bytes: [UInt8]) throws(CatalogueFlaw) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw CatalogueFlaw(line: 0, .notText) }
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            number += 1
            do throws(CatalogueFlaw.Reason) {
                try read(line)
            } catch {
                throw CatalogueFlaw(line: number, error)
            }
        }
        do throws(CatalogueFlaw.Reason) { try finish() } catch { throw CatalogueFlaw(line: number, error) }
    }

    private mutating func read(_ line: Substring) throws(CatalogueFlaw.Reason) {
        if line.allSatisfy({ $0 == " " || $0 == "\t" }) { return }
        if line.hasPrefix("#") {
            // A guess that nobody has looked at; gettext leaves it out, and here it may not be.
            if line.hasPrefix("#,"), line.contains("fuzzy") { throw .fuzzy }
        } else if line.hasPrefix("msgid \"") {
            try finish()
            source = try Self.text(line.dropFirst("msgid ".count))
        } else if line.hasPrefix("msgstr \"") {
            guard source != nil, translation == nil else { throw .outOfPlace }
            translation = try Self.text(line.dropFirst("msgstr ".count))
        } else if line.hasPrefix("\"") {
            let more = try Self.text(line)
            if let translation {
                self.translation = translation + more
            } else if let source {
                self.source = source + more
            } else {
                throw .outOfPlace
            }
        } else {
            throw .unknownWord
        }
    }

    /// Ends the entry that is being read. The one without a source is about the file, and no text.
    private mutating func finish() throws(CatalogueFlaw.Reason) {
        guard let source else { return }
        guard let translation else { throw .outOfPlace }
        guard sources.insert(source).inserted else { throw .repeated }
        if !source.isEmpty { entries.append(Catalogue.Entry(source: source, translation: translation)) }
        (self.source, self.translation) = (nil, nil)
    }

    /// What stands between quotation marks, its escapes read; by scalars, since a mark may combine with a quotation
    /// mark.
    private static func text(_ quoted: Substring) throws(CatalogueFlaw.Reason) -> String {
        let scalars = quoted.unicodeScalars
        guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { throw .badString }
        var text = String.UnicodeScalarView()
        var rest = scalars.dropFirst().dropLast()
        while let scalar = rest.popFirst() {
            guard scalar != "\"" else { throw .badString }
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "n": text.append("\n")
            case "t": text.append("\t")
            case "\"": text.append("\"")
            case "\\": text.append("\\")
            default: throw .badString
            }
        }
        return String(text)
    }
}

/// What is wrong with a catalogue, and where.
package struct CatalogueFlaw: Error, Hashable, CustomStringConvertible {
    package enum Reason: String, Error {
        case notText = "is not UTF-8"
        case fuzzy = "is marked fuzzy"
        case outOfPlace = "does not follow what must stand before it"
        case repeated = "ends an entry whose msgid came before"
        case badString = "has a string that is not well formed"
        case unknownWord = "begins with no word that is known"
    }

    package let line: Int
    package let reason: Reason

    init(line: Int, _ reason: Reason) {
        self.line = line
        self.reason = reason
    }

    package var description: String { "Line \(line) \(reason.rawValue)." }
}
