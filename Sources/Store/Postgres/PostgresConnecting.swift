internal import CPostgres

extension PostgresConnection {
    /// What libpq has to say against a URL; nil when it can be used.
    ///
    /// Its words repeat what stands wrong, which may be a piece of the password: they are cut before it.
    static func flaw(in url: String) -> String? {
        var message: UnsafeMutablePointer<CChar>?
        if let options = unsafe PQconninfoParse(url, &message) {
            unsafe PQconninfoFree(options)
            return nil
        }
        guard let message = unsafe message else { return "libpq has no memory" }
        defer { unsafe PQfreemem(message) }
        return unsafe String(cString: message).prefix { !"\":\n".contains($0) }.split(separator: " ").joined(
            separator: " ")
    }

    /// Defaults that the URL may override: what is dead is noticed, and the server knows who is there.
    private static let defaults = [
        ("application_name", "muster"), ("connect_timeout", "5"), ("client_encoding", "UTF8"),
        ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "30000"),
    ]

    /// - Parameter url: `postgres://…`, or anything else that libpq takes for a connection string.
    @unsafe static func connect(_ url: String) throws -> OpaquePointer {
        let parameters = defaults + [("dbname", url)]
        let names = parameters.map { Array($0.0.utf8CString) }
        let values = parameters.map { Array($0.1.utf8CString) }
        let connection = unsafe withPointers(to: names) { names in
            unsafe withPointers(to: values) { values in unsafe PQconnectdbParams(names, values, 1) }
        }
        guard let connection = unsafe connection else { throw DriverError.unavailable("libpq has no memory") }
        guard unsafe PQstatus(connection) == CONNECTION_OK else {
            defer { unsafe PQfinish(connection) }
            throw DriverError.unavailable(unsafe String(cString: PQerrorMessage(connection)).oneLine)
        }
        if let flaw = unsafe flaw(of: connection) {
            unsafe PQfinish(connection)
            throw DriverError.unavailable(flaw)
        }
        return unsafe connection
    }

    /// What keeps Muster from working with the database at the other end.
    @unsafe private static func flaw(of connection: OpaquePointer) -> String? {
        func setting(_ name: String) -> String {
            unsafe PQparameterStatus(connection, name).map { unsafe String(cString: $0) } ?? "unknown"
        }
        if unsafe PQserverVersion(connection) < 130_000 {
            return "the server is PostgreSQL \(setting("server_version")), Muster needs 13 or later"
        }
        if setting("server_encoding") != "UTF8" {
            return "it is encoded as \(setting("server_encoding")); make one with CREATE DATABASE … ENCODING 'UTF8'"
        }
        return nil
    }

    /// Lends a list of C strings that ends with nil.
    private static func withPointers<Result>(
        to texts: [[CChar]],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let all = texts.flatMap(\.self)
        return unsafe all.withUnsafeBufferPointer { buffer in
            var offset = 0
            var pointers: [UnsafePointer<CChar>?] = unsafe texts.map { text in
                defer { offset += text.count }
                return unsafe buffer.baseAddress.map { unsafe $0 + offset }
            }
            unsafe pointers.append(nil)
            return unsafe body(pointers)
        }
    }
}

extension String {
    /// libpq's messages end with a line break, and may have several lines.
    fileprivate var oneLine: String {
        split(whereSeparator: \.isNewline).map { $0.trimmingPrefix(while: \.isWhitespace) }.joined(separator: "; ")
    }
}
