internal import SCIM

/// How `and`, `or` and `not` are nested in SQL.
///
/// A database's parser may remember a hundred things at most, so that a filter within its own limits could be too deep for it.
/// What it remembers is each open bracket and what stands before the next one: little of either is written.
extension FilterQuery {
    func conjunction(_ parts: [Filter], _ condition: (Filter) -> SQL) -> SQL {
        parts.isEmpty ? "(1 = 1)" : "(" + parts.deepestFirst.map(condition).joined(" AND ") + ")"
    }

    /// `AND` binds tighter, so that it needs no brackets here.
    func disjunction(_ parts: [Filter], _ condition: (Filter) -> SQL) -> SQL {
        guard !parts.isEmpty else { return "(1 = 0)" }
        let alternatives = parts.deepestFirst.map { part in
            guard case .and(let parts) = part, !parts.isEmpty else { return condition(part) }
            return parts.deepestFirst.map(condition).joined(" AND ")
        }
        return "(" + alternatives.joined(" OR ") + ")"
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

extension [Filter] {
    /// The order means nothing, and before what stands first nothing is to be remembered.
    fileprivate var deepestFirst: [Filter] {
        map { (filter: $0, depth: $0.depth) }.sorted { $0.depth > $1.depth }.map(\.filter)
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
