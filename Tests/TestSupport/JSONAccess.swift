package import SCIM

/// Short ways into a JSON value, for expectations; all are nil where there is no such value.
extension JSONValue {
    /// A member of an object; its name is compared without case.
    package subscript(name: String) -> JSONValue? { object?[name] }

    /// An element of an array, from 0.
    package subscript(index: Int) -> JSONValue? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }

    package var integer: Int64? { number?.integer }

    /// The value as compact JSON text.
    package var text: String { String(decoding: encoded, as: UTF8.self) }

    /// Whether two values are the same JSON; the order of members does not count, the case of names does.
    package func isSameJSON(as other: JSONValue) -> Bool {
        switch (self, other) {
        case (.object(let one), .object(let other)):
            one.members.count == other.members.count
                && one.members.allSatisfy { member in
                    other.members.contains { $0.name == member.name && $0.value.isSameJSON(as: member.value) }
                }
        case (.array(let one), .array(let other)):
            one.count == other.count && zip(one, other).allSatisfy { $0.isSameJSON(as: $1) }
        case (.number(let one), .number(let other)): one.hasSameValue(as: other)
        default: self == other
        }
    }
}
