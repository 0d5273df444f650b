internal import Accounts
internal import SCIM

/// The order of a list, and what of it lies behind a position.
///
/// RFC 7644 §3.4.2.3: what has no value comes last, and first when descending. Equal values are in the order of the ids, so
/// that the order is total; descending is the same list from its end.
struct ListOrder {
    /// Nil where the values are read out of the comparison form.
    private let column: (any FilterColumn)?
    private let type: ScalarType
    private let isDescending: Bool
    /// Whether the filter has an index of its own; then this order must not tempt the planner to another one.
    private let isNarrowed: Bool
    private let shape: any FilterShape
    private let dialect: any Dialect
    /// What is sorted by, as it is answered; null where there is no value.
    let key: SQL

    /// A part of the list, which an index may have in this order.
    struct Stretch {
        /// Nil for the whole list.
        let condition: SQL?
        let order: SQL
    }

    init(_ sort: ListQuery.Sort?, of shape: any FilterShape, isNarrowed: Bool, _ dialect: any Dialect) {
        column = ListOrder.column(of: sort, shape)
        self.shape = shape
        type = column?.type ?? sort?.path.leaf.scalarType ?? .text
        isDescending = sort?.isDescending ?? false
        self.isNarrowed = isNarrowed
        self.dialect = dialect
        key = sort.map { ListOrder.value(at: $0.path, shape, dialect) } ?? shape.id
    }

    /// The column that is sorted by, if it is one.
    static func column(of sort: ListQuery.Sort?, _ shape: any FilterShape) -> (any FilterColumn)? {
        guard let sort else { return shape.idColumn }
        return shape.column(sort.path)
    }

    /// Long texts are sorted by how they begin, so that a position never grows beyond an address.
    private static func value(at path: AttributePath, _ shape: any FilterShape, _ dialect: any Dialect) -> SQL {
        if let column = shape.column(path) { return column.expression(dialect) }
        let type = path.leaf.scalarType
        let value =
            if path.attribute.isMultiValued {
                dialect.firstScalar(
                    type, at: path.withoutSubAttribute.names, thenAt: [path.subAttribute?.name].compactMap(\.self),
                    in: shape.comparison)
            } else {
                dialect.scalar(type, at: path.names, in: shape.comparison)
            }
        return type == .text ? "SUBSTR(\(value), 1, 256)" : value
    }

    /// All of it.
    var whole: Stretch { Stretch(condition: nil, order: order(by: sortedKey, id)) }

    /// The order of rows that were found, which are called `page`.
    var ofPage: SQL { order(by: "page.sort_key", "page.id") }

    private func order(by key: SQL, _ id: SQL) -> SQL {
        guard !isByID else { return "\(id) \(direction)" }
        let missing: SQL = mayBeMissing ? "(\(key)) IS NULL \(direction), " : ""
        return "\(missing)\(key) \(direction), \(id) \(direction)"
    }

    private var isByID: Bool { column?.name == shape.idColumn.name }
    private var direction: SQL { isDescending ? "DESC" : "ASC" }
    private var mayBeMissing: Bool { column?.mayBeMissing ?? true }
    private var isOrdered: Bool { column?.isOrdered ?? false }
    private var id: SQL { isNarrowed ? dialect.offIndex(shape.id, .text) : shape.id }
    private var sortedKey: SQL { isNarrowed && isOrdered ? dialect.offIndex(key, type) : key }
}

extension ListOrder {
    /// What lies behind a position, or the whole from its beginning, in stretches that are read one after the other.
    ///
    /// An index that has the order leads right to where each begins. Without one, they are one stretch, so that everything is
    /// looked at once and not twice.
    func stretches(behind position: ListPosition?) -> [Stretch] {
        let isServed = isOrdered && !isNarrowed
        guard let position else { return isServed && mayBeMissing ? inOrder(present, missing) : [whole] }
        let parts = parts(behind: position)
        guard !isServed else { return parts }
        return [Stretch(condition: "(\(parts.compactMap(\.condition).joined(" OR ")))", order: whole.order)]
    }

    private func parts(behind position: ListPosition) -> [Stretch] {
        guard !isByID else { return [Stretch(condition: isBehind(position), order: whole.order)] }
        guard let value = value(of: position) else {
            let rest = Stretch(
                condition: missing.condition.map { "\($0) AND \(isBehind(position))" }, order: missing.order)
            return isDescending ? [rest, present] : [rest]
        }
        // Compared as rows, key and id are one range of an index.
        let rest = Stretch(
            condition: "(\(sortedKey), \(id)) \(beyond) (\(value), \(position.id))", order: present.order)
        return mayBeMissing && !isDescending ? [rest, missing] : [rest]
    }

    private func isBehind(_ position: ListPosition) -> SQL { "\(id) \(beyond) \(position.id)" }
    private var beyond: SQL { isDescending ? "<" : ">" }

    private func inOrder(_ present: Stretch, _ missing: Stretch) -> [Stretch] {
        isDescending ? [missing, present] : [present, missing]
    }

    /// Whoever has a value; for text in words that make a range of an index.
    private var present: Stretch {
        Stretch(
            condition: type == .text ? "\(sortedKey) >= ''" : "\(sortedKey) IS NOT NULL",
            order: "\(sortedKey) \(direction), \(id) \(direction)")
    }

    /// Whoever has none, by their ids: the index of the values does not have them in any order.
    private var missing: Stretch {
        Stretch(
            condition: "(\(isOrdered ? dialect.offIndex(key, type) : key)) IS NULL", order: "\(id) \(direction)")
    }

    // MARK: Positions

    /// How the key of a row is read, so that it can be compared with once more.
    var exactKey: SQL { type == .number && column == nil ? dialect.exactly("page.sort_key") : "page.sort_key" }

    /// - Parameter key: what was read as `exactKey`.
    func position(of id: String, _ key: SQLValue) -> ListPosition {
        switch key {
        case _ where isByID: ListPosition(id: id)
        case .text(let text): ListPosition(id: id, key: type == .number ? .number(text) : .text(text))
        case .integer(let number): ListPosition(id: id, key: .number("\(number)"))
        case .real(let number): ListPosition(id: id, key: .number("\(number)"))
        case .null, .blob: ListPosition(id: id)
        }
    }

    private func value(of position: ListPosition) -> SQL? {
        switch position.key {
        case .text(let text): "\(text)"
        case .number(let digits): dialect.number(digits)
        case nil: nil
        }
    }
}
