internal import Accounts
internal import SCIM

/// Turns a SCIM filter into a WHERE clause.
///
/// Attributes with a column of their own, and values with rows of their own, are found by index; all others are read
/// out of the comparison form. Every clause is true or not; where SQL would say NULL, `IS NOT TRUE` settles it.
struct FilterQuery {
    let dialect: any Dialect
    let shape: any FilterShape
    /// The column by whose index the list is walked; the index of another condition than on this one would break its order.
    var order: (any FilterColumn)?

    /// The comparison form of the resource at hand.
    private var comparison: SQL { shape.comparison }

    func condition(_ filter: Filter) -> SQL {
        switch filter {
        case .comparison(let path, let op, let comparand): compare(path, op, comparand)
        case .present(let path): present(path)
        case .not(let inner): negation(of: inner, condition)
        case .and(let parts): conjunction(parts, condition)
        case .or(let parts): disjunction(parts, condition)
        case .element(let path, let inner): element(path, inner)
        }
    }

    /// Whether an index narrows the search down before anything else is looked at, other than that of the order.
    func isNarrowed(by filter: Filter) -> Bool {
        switch filter {
        case .comparison(let path, let op, _):
            if let column = shape.column(path) {
                column.name != order?.name && column.isIndexed(for: op)
            } else {
                op == .eq && shape.hasRows(path)
            }
        case .and(let parts): parts.contains(where: isNarrowed)
        case .element(let path, let inner): key(pinnedBy: inner, of: path) != nil
        case .present, .not, .or: false
        }
    }

    // MARK: Resource

    private func compare(_ path: AttributePath, _ op: Filter.Operator, _ comparand: Filter.Comparand) -> SQL {
        if let column = shape.column(path) {
            let value = value(column)
            let found = compare(value, op, comparand, isKey: column.isTextKey)
            return op == .ne ? "(\(found) OR \(value) IS NULL)" : found
        }
        if op == .eq, shape.hasRows(path), case .text(let key, let sent) = comparand {
            return shape.row(of: path.attribute, key, sent: sent)
        }
        let found = anyValue(at: path) { compare($0, op, comparand) }
        return op == .ne ? "(\(found) OR (\(present(path))) IS NOT TRUE)" : found
    }

    /// An index that has an order and narrows nothing down, like that of `active`, must not be taken for one that does.
    private func value(_ column: any FilterColumn) -> SQL {
        let value = column.expression(dialect)
        guard column.isOrdered, !column.isIndexed(for: .eq), let order, order.name != shape.idColumn.name,
            order.name != column.name
        else { return value }
        return dialect.offIndex(value, column.type)
    }

    private func present(_ path: AttributePath) -> SQL {
        if let column = shape.column(path) { return "\(column.expression(dialect)) IS NOT NULL" }
        if let presence = shape.presence(of: path.attribute) { return presence }
        guard path.attribute.isMultiValued, let subAttribute = path.subAttribute else {
            return dialect.isPresent(at: path.names, in: comparison)
        }
        return dialect.hasElement(at: path.withoutSubAttribute.names, in: comparison) { element in
            dialect.isPresent(at: [subAttribute.name], in: element)
        }
    }

    /// A condition on the value at a path, or on any one of several.
    private func anyValue(at path: AttributePath, _ condition: (SQL) -> SQL) -> SQL {
        guard path.attribute.isMultiValued else {
            return condition(dialect.scalar(path.leaf.scalarType, at: path.names, in: comparison))
        }
        return dialect.hasElement(at: path.withoutSubAttribute.names, in: comparison) { element in
            condition(
                dialect.scalar(path.leaf.scalarType, at: path.subAttribute.map { [$0.name] } ?? [], in: element))
        }
    }

    // MARK: Elements

    private func element(_ path: AttributePath, _ inner: Filter) -> SQL {
        // One value only: its sub-attributes may be named as if there were no brackets, and may have columns.
        guard path.attribute.isMultiValued else { return "(\(present(path)) AND \(condition(inner.behind(path))))" }
        let exists = dialect.hasElement(at: path.names, in: comparison) { condition(inner, of: $0) }
        guard let (key, sent) = key(pinnedBy: inner, of: path) else { return exists }
        let row = shape.row(of: path.attribute, key, sent: sent)
        return shape.presence(of: path.attribute) == nil ? "(\(row) AND \(exists))" : row
    }

    /// A filter over one element, whose paths are the names of its sub-attributes.
    private func condition(_ filter: Filter, of json: SQL) -> SQL {
        switch filter {
        case .comparison(let path, let op, let comparand):
            let value = dialect.scalar(path.leaf.scalarType, at: path.names, in: json)
            let found = compare(value, op, comparand)
            return op == .ne ? "(\(found) OR \(value) IS NULL)" : found
        case .present(let path): return dialect.isPresent(at: path.names, in: json)
        case .not(let inner): return negation(of: inner) { condition($0, of: json) }
        case .and(let parts): return conjunction(parts) { condition($0, of: json) }
        case .or(let parts): return disjunction(parts) { condition($0, of: json) }
        // Complex attributes do not nest (RFC 7643 §2.3.8), so the parser makes no such filter.
        case .element: return "1 = 0"
        }
    }

    /// The value that an element must have for the filter to hold, where such values have rows of their own.
    private func key(pinnedBy filter: Filter, of path: AttributePath) -> (key: String, sent: String)? {
        guard let value = path.attribute.valueAttribute,
            shape.hasRows(AttributePath(container: path.container, attribute: path.attribute, subAttribute: value))
        else { return nil }
        switch filter {
        case .comparison(let inner, .eq, .text(let key, let sent)) where inner.attribute.name == "value":
            return (key, sent)
        case .and(let parts): return parts.lazy.compactMap { key(pinnedBy: $0, of: path) }.first
        case .comparison, .present, .not, .or, .element: return nil
        }
    }

    // MARK: Values

    private func compare(
        _ value: SQL,
        _ op: Filter.Operator,
        _ comparand: Filter.Comparand,
        isKey: Bool = false
    ) -> SQL {
        let wanted = comparand.sqlValue
        switch (op, comparand) {
        case (.eq, _): return "\(value) = \(wanted)"
        case (.ne, _): return "\(value) <> \(wanted)"
        case (.gt, _): return "\(value) > \(wanted)"
        case (.ge, _): return "\(value) >= \(wanted)"
        case (.lt, _): return "\(value) < \(wanted)"
        case (.le, _): return "\(value) <= \(wanted)"
        case (.co, .text("", _)), (.sw, .text("", _)), (.ew, .text("", _)): return "\(value) IS NOT NULL"
        case (.co, .text(let part, _)): return dialect.contains(value, part)
        // On an index, a prefix is a range. Beyond its end lies only what goes on with U+10FFFF, which is no
        // character (Unicode §23.7).
        case (.sw, .text(let part, _)) where isKey: return "(\(value) >= \(part) AND \(value) < \(part + "\u{10FFFF}"))"
        case (.sw, .text(let part, _)): return dialect.starts(value, with: part)
        case (.ew, .text(let part, _)): return dialect.ends(value, with: part)
        // The parser allows these operators on text only.
        case (.co, _), (.sw, _), (.ew, _): return "1 = 0"
        }
    }
}

extension Filter {
    /// A filter over the sub-attributes of a singular attribute as one over the resource.
    fileprivate func behind(_ path: AttributePath) -> Filter {
        func full(_ inner: AttributePath) -> AttributePath {
            AttributePath(container: path.container, attribute: path.attribute, subAttribute: inner.attribute)
        }
        switch self {
        case .comparison(let inner, let op, let comparand): return .comparison(full(inner), op, comparand)
        case .present(let inner): return .present(full(inner))
        case .not(let inner): return .not(inner.behind(path))
        case .and(let parts): return .and(parts.map { $0.behind(path) })
        case .or(let parts): return .or(parts.map { $0.behind(path) })
        case .element: return self
        }
    }
}

extension AttributePath {
    /// Where the value is inside the comparison form.
    var names: [String] { [container, attribute.name, subAttribute?.name].compactMap(\.self) }
}

extension Filter.Comparand {
    fileprivate var sqlValue: SQLValue {
        switch self {
        case .text(let key, _): .text(key)
        case .number(let number): number.integer.map(SQLValue.integer) ?? .real(number.double)
        case .flag(let flag): .integer(flag ? 1 : 0)
        case .instant(let instant): .integer(instant.milliseconds)
        }
    }
}
