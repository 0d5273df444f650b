import SCIM

extension Filter {
    /// The tree as it was understood, every level in brackets and every text as it is compared; written without the
    /// printer's rules.
    var tree: String {
        switch self {
        case .comparison(let path, let op, .text(let key, _)): "\(path) \(op.rawValue) \(JSONValue.string(key).text)"
        case .comparison(let path, let op, let comparand): "\(path) \(op.rawValue) \(comparand)"
        case .present(let path): "\(path) pr"
        case .not(let filter): "not{\(filter.tree)}"
        case .and(let filters): "and{\(filters.map(\.tree).joined(separator: ", "))}"
        case .or(let filters): "or{\(filters.map(\.tree).joined(separator: ", "))}"
        case .element(let path, let filter): "\(path)[\(filter.tree)]"
        }
    }
}
