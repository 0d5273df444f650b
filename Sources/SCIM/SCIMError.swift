/// A refusal in the form SCIM clients understand (RFC 7644 §3.12).
///
/// `detail` says what was wrong, where, and how to mend it, in a fixed sentence; text of the client appears in it only
/// through `quoted`.
public struct SCIMError: Error, Hashable, Sendable {
    /// The keywords of RFC 7644 §3.12, table 9, and of RFC 9865 §2.1.
    public enum ScimType: String, Hashable, Sendable, CaseIterable {
        case invalidFilter, tooMany, uniqueness, mutability, invalidSyntax, invalidPath, noTarget, invalidValue
        case invalidVers, sensitive
        case invalidCursor, expiredCursor, invalidCount
    }

    public let status: Int
    public let scimType: ScimType?
    public let detail: String
    /// In how many seconds trying again makes sense, for 429 and 503.
    public let retryAfter: Int64?

    public init(status: Int, scimType: ScimType? = nil, detail: String, retryAfter: Int64? = nil) {
        self.status = status
        self.scimType = scimType
        self.detail = detail
        self.retryAfter = retryAfter
    }

    public static func invalidFilter(_ detail: String) -> SCIMError { bad(.invalidFilter, detail) }
    public static func mutability(_ detail: String) -> SCIMError { bad(.mutability, detail) }
    public static func invalidSyntax(_ detail: String) -> SCIMError { bad(.invalidSyntax, detail) }
    public static func invalidPath(_ detail: String) -> SCIMError { bad(.invalidPath, detail) }
    public static func noTarget(_ detail: String) -> SCIMError { bad(.noTarget, detail) }
    public static func invalidValue(_ detail: String) -> SCIMError { bad(.invalidValue, detail) }
    public static func tooMany(_ detail: String) -> SCIMError { bad(.tooMany, detail) }

    public static func invalidCursor(_ detail: String) -> SCIMError { bad(.invalidCursor, detail) }
    public static func expiredCursor(_ detail: String) -> SCIMError { bad(.expiredCursor, detail) }
    public static func invalidCount(_ detail: String) -> SCIMError { bad(.invalidCount, detail) }

    public static func uniqueness(_ detail: String) -> SCIMError {
        SCIMError(status: 409, scimType: .uniqueness, detail: detail)
    }

    private static func bad(_ scimType: ScimType, _ detail: String) -> SCIMError {
        SCIMError(status: 400, scimType: scimType, detail: detail)
    }

    /// Reads `message`; nil for what is none.
    init?(_ message: JSONObject) {
        guard let status = message["status"]?.string.flatMap({ Int($0) }), let detail = message["detail"]?.string else {
            return nil
        }
        self.init(
            status: status, scimType: message["scimType"]?.string.flatMap(ScimType.init(rawValue:)), detail: detail)
    }

    /// The message as RFC 7644 §3.12 spells it: `status` is a string.
    public var message: JSONObject {
        var message = JSONObject()
        message.append("schemas", [.string(MessageURN.error)])
        if let scimType { message.append("scimType", .string(scimType.rawValue)) }
        message.append("detail", .string(detail))
        message.append("status", .string(String(status)))
        return message
    }

    /// Client text made harmless for a sentence: quoted, at most 64 characters, no control or format characters.
    public static func quoted(_ text: String) -> String {
        let limit = 64
        let clean = text.unicodeScalars.lazy.filter {
            switch $0.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
            default: true
            }
        }
        let head = String(String.UnicodeScalarView(clean.prefix(limit)))
        let isWhole = clean.dropFirst(limit).isEmpty
        return "\"\(head)\(isWhole ? "" : "…")\""
    }
}
