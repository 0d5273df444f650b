extension Filter {
    /// Checks what a filter asks about an attribute that other resources make up, like `members` of a group.
    ///
    /// Whether something is among its values is found by index. Anything else would read all of them, for every resource
    /// there is.
    ///
    /// - Throws: `invalidFilter` for anything but `eq` on its `value`, and `pr`.
    public func checkDerived(_ name: String) throws(SCIMError) {
        switch self {
        case .comparison(let path, let op, _):
            guard path.isDerived(name), op != .eq || path.subAttribute != path.attribute.valueAttribute else { return }
        case .element(let path, .comparison(let inner, .eq, _)):
            guard path.isDerived(name), inner.attribute != path.attribute.valueAttribute else { return }
        case .present(let path):
            guard path.isDerived(name), path.subAttribute != nil else { return }
        case .element(let path, _):
            guard path.isDerived(name) else { return }
        case .not(let inner): return try inner.checkDerived(name)
        case .and(let parts), .or(let parts):
            for part in parts { try part.checkDerived(name) }
            return
        }
        throw .invalidFilter("\(name) can be asked for by id only: \(name).value eq \"…\", or \(name) pr.")
    }
}

extension AttributePath {
    fileprivate func isDerived(_ name: String) -> Bool { container == nil && attribute.name == name }
}
