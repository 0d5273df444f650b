/// Any JSON value (RFC 8259): objects keep the order of their names, numbers keep their spelling.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// Whether SCIM calls this value unassigned: null, or an array of nothing else (RFC 7643 §2.5).
    public var isUnassigned: Bool {
        switch self {
        case .null: true
        case .array(let elements): elements.allSatisfy { $0 == .null }
        case .bool, .number, .string, .object: false
        }
    }

    /// What the operator `pr` asks for (RFC 7644 §3.4.2.2): not empty; a complex value needs one assigned sub-attribute.
    public var hasContent: Bool {
        switch self {
        case .string(let text): !text.isEmpty
        case .object(let object): object.members.contains { $0.value.hasContent }
        case .array(let elements): elements.contains(where: \.hasContent)
        case .null: false
        case .bool, .number: true
        }
    }

    /// What this value is, in the words an error message uses.
    public var kindInWords: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    public var string: String? { if case .string(let text) = self { text } else { nil } }
    public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    public var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }
    public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
    public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member($0.0, $0.1) }))
    }
}
