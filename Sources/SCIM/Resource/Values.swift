extension JSONValue {
    /// Whether an element of a multi-valued attribute is the preferred one (RFC 7643 §2.4).
    public var isPrimary: Bool { object?["primary"]?.bool ?? false }

    /// What two elements that are the same value share: `type` and `value`, or all they have (RFC 7643 §2.4).
    fileprivate var identity: [JSONValue?] {
        guard let object, let value = object["value"] else { return [self] }
        return [object["type"], value]
    }
}

extension [JSONValue] {
    /// Adds elements of a multi-valued attribute; each takes the place of the same value if that is there already.
    ///
    /// Places are hashed, so that a long list costs no more an element than a short one.
    ///
    /// - Returns: where the elements are now.
    @discardableResult
    mutating func mergeValues(_ new: [JSONValue]) -> [Int] {
        var places: [[JSONValue?]: Int] = [:]
        for (index, element) in enumerated() where places[element.identity] == nil { places[element.identity] = index }
        return new.map { element in
            let place = places[element.identity, default: count]
            if place < count { self[place] = element } else { append(element) }
            places[element.identity] = place
            return place
        }
    }
}
