internal import CPostgres

extension PostgresConnection {
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
        return unsafe connection
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
