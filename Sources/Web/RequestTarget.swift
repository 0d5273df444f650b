/// The target of a request line, cut where the query begins.
///
/// Cut by bytes: to Swift a `?` with a combining mark behind it is another character than `?`, and what follows it would
/// pass for a path, in the log too.
struct RequestTarget {
    let path: String
    /// Empty when there is none.
    let query: String

    init(_ target: String) {
        let bytes = target.utf8
        guard let mark = bytes.firstIndex(of: UInt8(ascii: "?")) else {
            path = target
            query = ""
            return
        }
        path = String(decoding: bytes[..<mark], as: UTF8.self)
        query = String(decoding: bytes[bytes.index(after: mark)...], as: UTF8.self)
    }
}
