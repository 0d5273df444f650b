extension Filter {
    /// Why a comparison makes no sense for its attribute.
    struct Mismatch: Error {
        let reason: String
    }

    /// Pairs an attribute with a literal of its type (RFC 7644 §3.4.2.2, table 3).
    ///
    /// A complex attribute stands for its `value`. `eq null` means "has no value", `ne null` "has one" (RFC 7643 §2.5).
    static func comparing(
        _ path: AttributePath,
        _ op: Operator,
        _ literal: JSONValue,
        quirks: Quirks
    ) throws(Mismatch) -> Filter {
        if literal == .null {
            switch op {
            case .eq: return .not(.present(path))
            case .ne: return .present(path)
            default: throw Mismatch(reason: "null can only be compared with eq and ne")
            }
        }
        guard path.leaf.type == .complex else {
            return .comparison(path, op, try comparand(for: path, op, literal, quirks))
        }
        guard let value = path.attribute.valueAttribute, value.isComparable else {
            throw Mismatch(reason: "\(path) is complex; compare one of its sub-attributes")
        }
        let path = AttributePath(container: path.container, attribute: path.attribute, subAttribute: value)
        return .comparison(path, op, try comparand(for: path, op, literal, quirks))
    }

    private static func comparand(
        for path: AttributePath,
        _ op: Operator,
        _ literal: JSONValue,
        _ quirks: Quirks
    ) throws(Mismatch) -> Comparand {
        let attribute = path.leaf
        guard op.applies(to: attribute.type) else {
            throw Mismatch(reason: "\(op.rawValue) cannot be used on \(path), a \(attribute.type.rawValue)")
        }
        switch (attribute.type, literal) {
        case (.string, .string(let text)), (.reference, .string(let text)), (.binary, .string(let text)):
            return .text(attribute.isCaseExact ? text : text.comparisonKey, sent: text)
        case (.boolean, .bool(let flag)): return .flag(flag)
        case (.boolean, .string(let text)):
            if let flag = quirks.flag(text) { return .flag(flag) }
        case (.integer, .number(let number)), (.decimal, .number(let number)): return .number(number)
        case (.dateTime, .string(let text)):
            if let instant = Instant(text) { return .instant(instant) }
            throw Mismatch(reason: "\(SCIMError.quoted(text)) is not a dateTime like 2026-01-31T08:00:00Z")
        default: break
        }
        throw Mismatch(
            reason: "\(path) is a \(attribute.type.rawValue) and cannot be compared with \(literal.kindInWords)")
    }
}

extension Filter.Operator {
    func applies(to type: Attribute.DataType) -> Bool {
        switch self {
        case .eq, .ne: true
        case .co, .sw, .ew: type == .string || type == .reference
        case .gt, .ge, .lt, .le: type != .boolean && type != .binary
        }
    }
}
