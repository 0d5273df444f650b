/// A filter that was parsed and checked against the schemas (RFC 7644 §3.4.2.2).
///
/// Chains of `and` and `or` are flat, and nesting is bounded by the parser, so neither walking nor releasing a filter
/// can exhaust the stack.
public indirect enum Filter: Hashable, Sendable {
    case comparison(AttributePath, Operator, Comparand)
    case present(AttributePath)
    case not(Filter)
    /// Always true when it is empty.
    case and([Filter])
    /// Never true when it is empty.
    case or([Filter])
    /// One single element of the attribute satisfies the inner filter, whose paths are sub-attributes.
    case element(AttributePath, Filter)

    public enum Operator: String, Hashable, Sendable, CaseIterable {
        case eq, ne, co, sw, ew, gt, ge, lt, le
    }

    /// The right-hand side, in the form in which values of its attribute are compared.
    public enum Comparand: Hashable, Sendable {
        /// Text as it is compared, folded when the attribute ignores case, and as it was sent.
        case text(String, sent: String)
        case number(JSONNumber)
        case flag(Bool)
        case instant(Instant)
    }
}

extension Filter {
    /// The values that `eq` comparisons pin down when all of the filter must hold; nil if it says anything else.
    ///
    /// `type eq "work" and primary eq true` gives both; used to create the element a client believes to be there.
    var equalities: [(path: AttributePath, value: Comparand)]? {
        switch self {
        case .comparison(let path, .eq, let comparand): return [(path, comparand)]
        case .and(let parts):
            var all: [(AttributePath, Comparand)] = []
            for part in parts {
                guard let some = part.equalities else { return nil }
                all += some
            }
            return all
        case .comparison, .present, .not, .or, .element: return nil
        }
    }
}
