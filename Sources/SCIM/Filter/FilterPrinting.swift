extension Filter: CustomStringConvertible {
    /// The filter as text that parses back to the same filter.
    ///
    /// No bracket is written that was not read, so that the text keeps within the parser's depth.
    public var description: String {
        switch self {
        case .comparison(let path, let op, let comparand): "\(path) \(op.rawValue) \(comparand)"
        case .present(let path): "\(path) pr"
        case .not(.present(let path)): "\(path) eq null"
        case .not(let filter): "not (\(filter))"
        case .and(let filters): filters.map { $0.isChain ? "(\($0))" : "\($0)" }.joined(separator: " and ")
        // `and` binds tighter, so only an `or` inside an `or` needs brackets.
        case .or(let filters): filters.map { $0.isDisjunction ? "(\($0))" : "\($0)" }.joined(separator: " or ")
        case .element(let path, let filter): "\(path)[\(filter)]"
        }
    }

    private var isDisjunction: Bool { if case .or = self { true } else { false } }
    private var isChain: Bool { if case .and = self { true } else { isDisjunction } }
}

extension Filter.Comparand: CustomStringConvertible {
    public var description: String { String(decoding: value.encoded, as: UTF8.self) }

    /// The value that was compared with, as a client would store it.
    var value: JSONValue {
        switch self {
        case .text(_, let sent): .string(sent)
        case .number(let number): .number(number)
        case .flag(let flag): .bool(flag)
        case .instant(let instant): .string(instant.description)
        }
    }
}
