extension Quirks {
    /// A value as the client meant it; itself when no quirk applies.
    func rewrite(_ value: JSONValue, for attribute: Attribute) -> JSONValue {
        if attribute.isMultiValued {
            let isSingle = value.array == nil && !value.isUnassigned && value != ""
            guard isSingle, contains(.looseArrays) else { return emptied(value, for: attribute) }
            fired(.looseArrays)
            return .array([value])
        }
        if contains(.looseArrays), attribute.type == .complex, case .array(let elements) = value, elements.count == 1 {
            fired(.looseArrays)
            return rewriteSingle(elements[0], for: attribute)
        }
        return rewriteSingle(value, for: attribute)
    }

    /// The same for one element of a multi-valued attribute.
    func rewrite(_ element: JSONValue, forElementOf attribute: Attribute) -> JSONValue {
        rewriteSingle(element, for: attribute)
    }

    /// The same for what selected elements are to become: an array of one stands for its object there.
    func rewrite(_ value: JSONValue, forSelectedElementOf attribute: Attribute) -> JSONValue {
        guard contains(.looseArrays), let elements = value.array, elements.count == 1 else {
            return rewriteSingle(value, for: attribute)
        }
        fired(.looseArrays)
        return rewriteSingle(elements[0], for: attribute)
    }

    private func rewriteSingle(_ value: JSONValue, for attribute: Attribute) -> JSONValue {
        switch (attribute.type, value) {
        case (.boolean, .string(let text)):
            return flag(text).map(JSONValue.bool) ?? value
        case (.complex, .string), (.complex, .number):
            return wrapped(emptied(value, for: attribute), for: attribute)
        default: return value
        }
    }

    /// The boolean that a text spells.
    func flag(_ text: String) -> Bool? {
        guard contains(.booleanStrings), let flag = Bool(text.lowercased()) else { return nil }
        fired(.booleanStrings)
        return flag
    }

    /// `manager: "271"` is `manager: {"value": "271"}` (SCIM-SDK#541).
    private func wrapped(_ value: JSONValue, for attribute: Attribute) -> JSONValue {
        guard contains(.scalarsForComplex), value != .null, let valueAttribute = attribute.valueAttribute else {
            return value
        }
        fired(.scalarsForComplex)
        if case .number(let number) = value, valueAttribute.type == .string {
            return ["value": .string(number.literal)]
        }
        return ["value": value]
    }

    /// Entra clears a complex attribute with an empty string.
    private func emptied(_ value: JSONValue, for attribute: Attribute) -> JSONValue {
        guard value == "", attribute.type == .complex, contains(.scalarsForComplex) else { return value }
        fired(.scalarsForComplex)
        return .null
    }
}

extension SchemaSet {
    /// The URN a client meant by `…:User.department` or `…:2.0User`; the text itself when it is neither.
    ///
    /// Entra's `customappsso` jobs join attribute and URN with a dot; Microsoft's manual drops the last colon.
    func tidyURN(_ text: String) -> String {
        guard text.isURN, schema(text) == nil else { return text }
        for schema in [core] + extensions {
            let id = schema.id
            for written in [id + ".", id.droppingLastColon + ":", id.droppingLastColon + "."] {
                guard text.utf8.count > written.utf8.count,
                    String(decoding: text.utf8.prefix(written.utf8.count), as: UTF8.self).equalsIgnoringCase(written)
                else { continue }
                return id + ":" + String(decoding: text.utf8.dropFirst(written.utf8.count), as: UTF8.self)
            }
            if text.equalsIgnoringCase(id.droppingLastColon) { return id }
        }
        return text
    }

    /// The path that a client meant, with its URN as it should be.
    func tidyPath(_ text: String, quirks: Quirks) -> String {
        guard quirks.contains(.looseURNs) else { return text }
        let tidy = tidyURN(text)
        if tidy != text { quirks.fired(.looseURNs) }
        return tidy
    }
}

extension String {
    fileprivate var droppingLastColon: String {
        guard let colon = lastIndex(of: ":") else { return self }
        var text = self
        text.remove(at: colon)
        return text
    }
}
