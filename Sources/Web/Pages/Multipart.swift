internal import Accounts

/// A body of type multipart/form-data (RFC 7578), read strictly, and never written to a disk.
enum Multipart {
    struct Part {
        let name: String
        /// Whether it came with a file name, which nobody here believes.
        let isFile: Bool
        let content: ArraySlice<UInt8>
    }

    /// Out of one parameter of `Content-Type`: 1 to 70 characters (RFC 2046 §5.1.1).
    static func boundary(_ parameter: String) -> [UInt8]? {
        guard parameter.lowercased().hasPrefix("boundary=") else { return nil }
        var text = parameter.dropFirst("boundary=".count)
        if text.count >= 2, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }
        return isPlain && (1...70).contains(text.utf8.count) ? Array(text.utf8) : nil
    }

    static func parts(of body: [UInt8], boundary: [UInt8]) throws(FormError) -> [Part] {
        let delimiter = Array("\r\n--".utf8) + boundary
        // The first one stands at the very beginning, without a line before it.
        var rest = body[...]
        guard rest.starts(with: delimiter.dropFirst(2)) else { throw .malformed }
        rest = rest.dropFirst(delimiter.count - 2)
        var parts: [Part] = []
        while !rest.starts(with: Array("--".utf8)) {
            guard rest.starts(with: Array("\r\n".utf8)), parts.count <= Limits.formFields,
                let end = position(of: delimiter, in: rest)
            else { throw .malformed }
            parts.append(try part(rest[..<end].dropFirst(2)))
            rest = rest[end...].dropFirst(delimiter.count)
        }
        let epilogue = rest.dropFirst(2)
        guard epilogue.isEmpty || epilogue.elementsEqual("\r\n".utf8) else { throw .malformed }
        return parts
    }

    private static func part(_ bytes: ArraySlice<UInt8>) throws(FormError) -> Part {
        guard let end = position(of: Array("\r\n\r\n".utf8), in: bytes), end - bytes.startIndex <= longestHead,
            let head = Head(bytes[..<end])
        else { throw .malformed }
        return Part(name: head.name, isFile: head.fileName != nil, content: bytes[end...].dropFirst(4))
    }

    /// What stands in front of a part's content.
    struct Head {
        let name: String
        /// As the browser calls the file, if it is one; nobody here believes it.
        let fileName: String?

        /// Nil for what browsers do not write.
        init?(_ bytes: ArraySlice<UInt8>) {
            guard let head = String(validating: bytes, as: UTF8.self) else { return nil }
            let dispositions = head.split(separator: "\r\n").filter {
                $0.lowercased().hasPrefix("content-disposition:")
            }
            guard dispositions.count == 1, let disposition = dispositions.first,
                let match = disposition.wholeMatch(of: Self.pattern)
            else { return nil }
            (name, fileName) = (String(match.1), match.2.map { String($0) })
        }

        /// What browsers write (HTML §4.10.22.8): they put `%22` for a quotation mark.
        private static var pattern: Regex<(Substring, Substring, Substring?)> {
            /(?i:content-disposition: *form-data); *name="([^"\r\n]{1,64})"(?:; *filename="([^"\r\n]*)")?/
        }
    }

    static let longestHead = 1024

    static func position(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var from = bytes.startIndex
        while let start = bytes[from...].firstIndex(of: pattern[0]) {
            guard bytes.endIndex - start >= pattern.count else { return nil }
            if bytes[start..<(start + pattern.count)].elementsEqual(pattern) { return start }
            from = start + 1
        }
        return nil
    }
}
