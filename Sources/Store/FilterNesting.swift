internal import SCIM

/// How `and`, `or` and `not` are nested in SQL.
///
/// SQLite's parser remembers a hundred things at most, so that a filter within its own limits could be too deep for it.
/// What it remembers is each open bracket and what stands before the next one: little of either is written.
extension FilterQuery {
    /// The deepest part stands first, since the order means nothing and nothing is then remembered beside it.
    func chain(_ parts: [Filter], _ word: SQL, _ condition: (Filter) -> SQL) -> SQL {
        let ordered = parts.map { (part: $0, depth: $0.depth) }.sorted { $0.depth > $1.depth }
        return "(" + ordered.map { condition($0.part) }.joined(word) + ")"
    }

    /// A chain has its brackets already, and two negations are none.
    func negation(of filter: Filter, _ condition: (Filter) -> SQL) -> SQL {
        switch filter {
        case .not(let inner): condition(inner)
        case .and, .or: "\(condition(filter)) IS NOT TRUE"
        case .comparison, .present, .element: "(\(condition(filter))) IS NOT TRUE"
        }
    }
}

extension Filter {
    /// How many filters are inside each other.
    fileprivate var depth: Int {
        switch self {
        case .comparison, .present: 0
        case .not(let inner), .element(_, let inner): inner.depth + 1
        case .and(let parts), .or(let parts): (parts.lazy.map(\.depth).max() ?? 0) + 1
        }
    }
}
