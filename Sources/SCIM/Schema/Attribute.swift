/// One attribute and its characteristics (RFC 7643 §7), read from a schema document.
///
/// A class only because paths and filters point at attributes and compare them often; nothing in it changes.
public final class Attribute: Sendable {
    public enum DataType: String, Sendable {
        case string, boolean, decimal, integer, dateTime, binary, reference, complex
    }

    public enum Mutability: String, Sendable {
        case readOnly, readWrite, immutable, writeOnly
    }

    public enum Returned: String, Sendable {
        case always, never, `default`, request
    }

    public enum Uniqueness: String, Sendable {
        case none, server, global
    }

    public let name: String
    /// The name in lower case, under which it is looked up.
    let key: String
    public let type: DataType
    public let isMultiValued: Bool
    public let isRequired: Bool
    public let isCaseExact: Bool
    public let canonicalValues: [String]
    public let mutability: Mutability
    public let returned: Returned
    public let uniqueness: Uniqueness
    public let referenceTypes: [String]
    /// Whether values can be held against a literal: not when they may never be answered, so that no filter can guess
    /// them (RFC 7643 §7), nor when the server makes them for whoever asks, and not when they depend on where the server is
    /// reached, like `meta.location`.
    public let isComparable: Bool
    public let subAttributes: [Attribute]

    /// Reads one element of `attributes`; what is left out has the default of RFC 7643 §2.2.
    init(_ definition: JSONObject, isSubAttribute: Bool = false) throws(SchemaFlaw) {
        guard let name = definition["name"]?.string, Attribute.isName(name) else {
            throw SchemaFlaw("an attribute has no valid name (a letter, then letters, digits, - _ $)")
        }
        self.name = name
        key = name.asciiLowercased
        func choice<Value: RawRepresentable<String>>(
            _ key: String,
            default fallback: Value
        ) throws(SchemaFlaw) -> Value {
            guard let text = definition[key]?.string else { return fallback }
            guard let value = Value(rawValue: text) else { throw SchemaFlaw("\(name) has an unknown \(key) \(text)") }
            return value
        }
        type = try choice("type", default: DataType.string)
        mutability = try choice("mutability", default: Mutability.readWrite)
        // RFC 7643 §7: what can only be written is never returned, whatever the document says.
        let returned = try choice("returned", default: Returned.default)
        self.returned = mutability == .writeOnly ? .never : returned
        uniqueness = try choice("uniqueness", default: Uniqueness.none)
        isMultiValued = definition["multiValued"]?.bool ?? false
        isRequired = definition["required"]?.bool ?? false
        // RFC 7643 §2.3.6 and §2.3.7: binary and reference values are case exact whatever the document says.
        isCaseExact = definition["caseExact"]?.bool ?? false || type == .binary || type == .reference
        canonicalValues = (definition["canonicalValues"]?.array ?? []).compactMap(\.string)
        isComparable =
            self.returned != .never && (self.returned != .request || self.mutability != .readOnly)
            && (definition["comparable"]?.bool ?? true)
        referenceTypes = (definition["referenceTypes"]?.array ?? []).compactMap(\.string)
        var subAttributes: [Attribute] = []
        for element in definition["subAttributes"]?.array ?? [] {
            guard let object = element.object else { throw SchemaFlaw("a sub-attribute of \(name) is no object") }
            subAttributes.append(try Attribute(object, isSubAttribute: true))
        }
        self.subAttributes = subAttributes
        // RFC 7643 §2.3.8: complex attributes do not nest.
        guard type != .complex || !isSubAttribute else { throw SchemaFlaw("\(name) nests a complex attribute") }
        guard type == .complex || subAttributes.isEmpty else { throw SchemaFlaw("\(name) is not complex") }
    }

    /// RFC 7643 §2.1: `ATTRNAME = ALPHA *(nameChar)`, and `$ref`.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isASCIILetter || first == UInt8(ascii: "$") else { return false }
        return text.utf8.dropFirst().allSatisfy(\.isAttributeNameByte)
    }
}

extension Attribute {
    public func subAttribute(_ name: String) -> Attribute? {
        subAttributes.first { $0.name.equalsIgnoringCase(name) }
    }

    /// The sub-attribute that stands for the whole when none is named (RFC 7643 §2.4).
    public var valueAttribute: Attribute? { subAttribute("value") }

    /// Whether a client may ever see the value (RFC 7643 §7).
    public var isReadable: Bool { returned != .never }

    /// Whether the attribute, or one inside it, is held back unless it is asked for by name.
    var hidesSomething: Bool {
        returned == .request || returned == .never || subAttributes.contains(where: \.hidesSomething)
    }
}

extension Attribute: Hashable {
    public static func == (one: Attribute, other: Attribute) -> Bool { one === other }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension UInt8 {
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) && self >= 0x41 }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isAttributeNameByte: Bool {
        isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
            || self == UInt8(ascii: "$")
    }
}

/// Why a schema document cannot be used; for the operator who wrote it.
public struct SchemaFlaw: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
