internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SCIM

/// `/provisioning-log`: entries of the provisioning log as JSON.
enum LogAnswer {
    /// - Parameter after: where the page was to begin, if anywhere.
    static func page(_ entries: [LoggedEntry], after: Int64?) -> Response {
        var body = JSONObject([.init("entries", .array(entries.map { .object($0.json) }))])
        if let next = entries.last?.id ?? after { body.append("next", .number(JSONNumber(next))) }
        return SCIMResponse.json(.ok, JSONValue.object(body).encoded, as: "application/json")
    }
}

extension LogWish {
    private static let names: Set<String> = [
        "integration", "since", "failed", "changes", "user", "request", "after", "limit",
    ]

    /// Reads the query; a misspelt filter is refused, for without it everything would be answered.
    init(_ query: QueryParameters) throws {
        if let unknown = query.names.subtracting(Self.names).sorted().first {
            throw Refusal("\(SCIMError.quoted(unknown)) is no parameter; use \(Self.names.sorted().inWords).")
        }
        self.init()
        integration = query["integration"]
        since = query["since"]
        isFailed = try query.flag("failed")
        hasChanges = try query.flag("changes")
        resource = query["user"]
        requestID = query["request"]
        after = try query.number("after")
        limit = try query.number("limit").flatMap { Int(exactly: $0) }
    }
}

extension QueryParameters {
    fileprivate func flag(_ name: String) throws -> Bool {
        switch self[name] {
        case nil, "false": false
        case "true": true
        case let other?: throw Refusal("\(name) is true or false, and not \(SCIMError.quoted(other)).")
        }
    }

    fileprivate func number(_ name: String) throws -> Int64? {
        guard let text = self[name] else { return nil }
        guard let number = Int64(text), number >= 0 else {
            throw Refusal("\(name) is a whole number, and not \(SCIMError.quoted(text)).")
        }
        return number
    }
}

extension [String] {
    fileprivate var inWords: String { dropLast().joined(separator: ", ") + " or " + (last ?? "") }
}
