internal import Accounts

/// A body of type multipart/form-data (RFC 7578) read as it comes: small fields whole, files a piece at a time.
struct MultipartReader {
    enum Piece: Equatable {
        case field(name: String, value: String)
        case fileBegins(name: String, fileName: String)
        case file(ArraySlice<UInt8>)
        case fileEnds
    }

    private enum State {
        /// Before the first delimiter, or behind one: what follows says whether there is another part.
        case delimiter
        case head
        case field(name: String)
        case file
        case end
    }

    private let delimiter: [UInt8]
    private var state = State.delimiter
    /// What has come and is not told yet; never more than one field and one delimiter.
    private var rest: [UInt8] = Array("\r\n".utf8)
    private var isFirst = true
    private var parts = 0
    private var names: Set<String> = []

    /// - Parameter boundary: as `Multipart.boundary` gives it.
    init(boundary: [UInt8]) {
        delimiter = Array("\r\n--".utf8) + boundary
    }

    /// What is known with these bytes.
    mutating func read(_ bytes: some Sequence<UInt8>) throws(FormError) -> [Piece] {
        rest += bytes
        var pieces: [Piece] = []
        while try step(&pieces) {}
        return pieces
    }

    /// - Returns: whether something more may be known without another byte.
    private mutating func step(_ pieces: inout [Piece]) throws(FormError) -> Bool {
        switch state {
        case .delimiter: return try readDelimiter()
        case .head: return try readHead(&pieces)
        case .field(let name):
            guard let end = position(of: delimiter) else {
                guard rest.count <= Limits.formBytes else { throw .tooLarge }
                return false
            }
            guard let value = String(validating: rest[..<end], as: UTF8.self), !value.contains("\0") else {
                throw .malformed
            }
            pieces.append(.field(name: name, value: value))
            rest.removeFirst(end)
            state = .delimiter
            return true
        case .file:
            // The end of what is there may be the beginning of a delimiter.
            let end = position(of: delimiter)
            let known = end ?? max(0, rest.count - delimiter.count + 1)
            if known > 0 { pieces.append(.file(ArraySlice(rest[..<known]))) }
            rest.removeFirst(known)
            guard end != nil else { return false }
            pieces.append(.fileEnds)
            state = .delimiter
            return true
        case .end:
            guard rest.count <= 2, Array("\r\n".utf8).starts(with: rest) else { throw .malformed }
            return false
        }
    }

    private mutating func readDelimiter() throws(FormError) -> Bool {
        guard rest.count >= delimiter.count + 2 else { return false }
        guard rest.starts(with: delimiter) else { throw .malformed }
        let behind = rest[delimiter.count..<delimiter.count + 2]
        if behind.elementsEqual("--".utf8), !isFirst {
            state = .end
        } else if behind.elementsEqual("\r\n".utf8) {
            parts += 1
            guard parts <= Limits.formFields else { throw .malformed }
            (state, isFirst) = (.head, false)
        } else {
            throw .malformed
        }
        rest.removeFirst(delimiter.count + 2)
        return true
    }

    private mutating func readHead(_ pieces: inout [Piece]) throws(FormError) -> Bool {
        guard let end = position(of: Array("\r\n\r\n".utf8)) else {
            guard rest.count <= Multipart.longestHead else { throw .malformed }
            return false
        }
        guard end <= Multipart.longestHead, let head = Multipart.Head(rest[..<end]),
            names.insert(head.name).inserted
        else { throw .malformed }
        if let fileName = head.fileName {
            pieces.append(.fileBegins(name: head.name, fileName: fileName))
            state = .file
            rest.removeFirst(end + 4)
        } else {
            state = .field(name: head.name)
            // An empty value is followed by its delimiter at once.
            rest.removeFirst(end + 4)
        }
        return true
    }

    private func position(of pattern: [UInt8]) -> Int? { Multipart.position(of: pattern, in: rest[...]) }
}
