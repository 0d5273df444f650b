extension JSONValue {
    /// Whether an element of a multi-valued attribute is the preferred one (RFC 7643 §2.4).
    public var isPrimary: Bool { object?["primary"]?.bool ?? false }

    /// Whether two elements are the same value: equal, or alike in `type` and `value` (RFC 7643 §2.4).
    func isSameValue(as other: JSONValue) -> Bool {
        if self == other { return true }
        guard let one = object, let two = other.object, let value = one["value"], value == two["value"] else {
            return false
        }
        return one["type"] == two["type"]
    }
}

extension [JSONValue] {
    /// Adds an element of a multi-valued attribute; if the same value is there already, it takes its place.
    ///
    /// - Returns: where the element is now.
    @discardableResult
    mutating func mergeValue(_ element: JSONValue) -> Int {
        guard let index = firstIndex(where: { $0.isSameValue(as: element) }) else {
            append(element)
            return count - 1
        }
        self[index] = element
        return index
    }
}
