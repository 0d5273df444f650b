private import CPostgres

/// What went wrong, as the server or libpq says it.
enum PostgresError: Error, CustomStringConvertible {
    /// The server refused a statement: its SQLSTATE, the constraint if one was broken, and its words.
    case refused(state: String, constraint: String, message: String)
    /// There is no connection any more.
    case lost(String)

    var description: String {
        switch self {
        case .refused(let state, _, let message):
            "PostgreSQL \(state): \(message)" + (PostgresError.advice[state].map { "; \($0)" } ?? "")
        case .lost(let message): "PostgreSQL: \(message)"
        }
    }

    /// What an operator can do about it (PostgreSQL, appendix A: error codes).
    private static let advice = [
        "25006": "name the primary in database-url, or add target_session_attrs=read-write",
        "3F000": "the schema of search_path is not there, or hidden from the user of database-url",
        "42501": "let the user of database-url own the tables, and GRANT CREATE, USAGE ON SCHEMA to it",
    ]

    /// Another try may succeed: two transactions were in each other's way.
    var isClash: Bool {
        if case .refused(let state, _, _) = self { ["40001", "40P01"].contains(state) } else { false }
    }

    var isLost: Bool {
        switch self {
        case .lost: true
        // The server is shutting down, or was restarted.
        case .refused(let state, _, _): state.hasPrefix("57P")
        }
    }

    /// In the words of drivers.
    var translated: any Error {
        switch self {
        case .lost: return DriverError.unavailable(description)
        case .refused("23505", let constraint, _): return DriverError.notUnique(constraint)
        // statement_timeout; for a write the driver says what it is.
        case .refused("57014", _, _): return DriverError.tooSlow
        case .refused(let state, _, _):
            // Resources, locks, timeouts, rights, and a server that is no writer: an operator's business.
            let isAway = ["53", "55", "57", "40", "08", "25", "28", "3D", "3F", "42501"].contains {
                state.hasPrefix($0)
            }
            return isAway ? DriverError.unavailable(description) : self
        }
    }
}

extension PostgresError {
    /// Nil when the result is none of an error.
    @unsafe init?(_ result: OpaquePointer?) {
        switch unsafe PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY: return nil
        default: break
        }
        func field(_ code: Character) -> String {
            guard let value = code.asciiValue, let text = unsafe PQresultErrorField(result, CInt(value)) else {
                return ""
            }
            return unsafe String(cString: text)
        }
        // PG_DIAG_SQLSTATE, PG_DIAG_CONSTRAINT_NAME and PG_DIAG_MESSAGE_PRIMARY.
        self = .refused(state: field("C"), constraint: field("n"), message: field("M"))
    }
}
