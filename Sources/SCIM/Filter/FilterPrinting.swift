extension Filter: CustomStringConvertible {
    /// The filter as text that parses back to the same filter.
    public var description: String {
        switch self {
        case .comparison(let path, let op, let comparand): "\(path) \(op.rawValue) \(comparand)"
        case .present(let path): "\(path) pr"
        case .not(let filter): "not (\(filter))"
        case .and(let filters): filters.map(\.grouped).joined(separator: " and ")
        case .or(let filters): filters.map(\.grouped).joined(separator: " or ")
        case .element(let path, let filter): "\(path)[\(filter)]"
        }
    }

    private var grouped: String {
        switch self {
        case .and, .or: "(\(self))"
        case .comparison, .present, .not, .element: description
        }
    }
}

extension Filter.Comparand: CustomStringConvertible {
    public var description: String {
        let value: JSONValue =
            switch self {
            case .text(let text): .string(text)
            case .number(let number): .number(number)
            case .flag(let flag): .bool(flag)
            case .instant(let instant): .string(instant.description)
            }
        return String(decoding: value.encoded, as: UTF8.self)
    }
}
