internal import SCIM

/// Where the attributes of one type of resource are to be found: the closed tables through which a path becomes SQL.
protocol FilterShape: Sendable {
    var table: SQL { get }
    var idColumn: any FilterColumn { get }

    /// The column an attribute has of its own.
    func column(_ path: AttributePath) -> (any FilterColumn)?

    /// Whether each value at a path has a row of its own in another table.
    func hasRows(_ path: AttributePath) -> Bool

    /// The condition that there is such a row.
    ///
    /// - Parameters:
    ///   - key: the value as it is compared.
    ///   - sent: the same as the client spelled it.
    func row(of attribute: Attribute, _ key: String, sent: String) -> SQL

    /// The condition that there is any such row, for attributes that are stored nowhere else.
    func presence(of attribute: Attribute) -> SQL?
}

extension FilterShape {
    var id: SQL { "\(table).id" }
    /// The comparison form of the row at hand.
    var comparison: SQL { "\(table).comparison" }
}

/// An attribute with a column.
protocol FilterColumn: Sendable {
    /// As in a filter.
    var name: String { get }

    func expression(_ dialect: any Dialect) -> SQL

    /// Whether an index serves this comparison.
    func isIndexed(for op: Filter.Operator) -> Bool

    /// Whether an index has the resources in the order of the values, and of their ids where values are equal.
    var isOrdered: Bool { get }

    /// Whether there are resources without a value.
    var mayBeMissing: Bool { get }

    var type: ScalarType { get }

    /// Whether the column holds text in the form in which it is indexed, so that a prefix is a range of it.
    var isTextKey: Bool { get }

    /// Whether at most one resource has a given value.
    var isUnique: Bool { get }
}
