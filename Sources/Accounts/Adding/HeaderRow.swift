/// Which column of a table says what.
package struct HeaderRow: Hashable, Sendable {
    /// The names as they stand there.
    package let names: [String]
    /// What each says; nil where nobody knows.
    package let columns: [PersonColumn?]

    /// - Throws: `Refusal` when no column tells whom a row is about, or two columns say the same.
    package init(_ names: [String]) throws(Refusal) {
        let columns = names.map { PersonColumn(called: $0) }
        guard Self.tellsWho(names) else {
            throw Refusal(
                "The first row has to name the columns, and one of them has to be Email, Phone Number or Employee ID.")
        }
        var seen: [PersonColumn: String] = [:]
        for (name, column) in zip(names, columns) {
            guard let column else { continue }
            if let other = seen.updateValue(name, forKey: column) {
                throw Refusal("The columns “\(other)” and “\(name)” say the same; take one of them out.")
            }
        }
        self.names = names
        self.columns = columns
    }

    /// Whether one of the names says whom a row is about.
    package static func tellsWho(_ names: [String]) -> Bool {
        names.contains { name in PersonColumn.keys.contains { $0 == PersonColumn(called: name) } }
    }

    /// For rows without names, each column where it is expected.
    package init(of columns: [PersonColumn]) {
        names = columns.map(\.rawValue)
        self.columns = columns
    }

    /// The columns that are passed over.
    package var unknown: [String] {
        zip(names, columns).compactMap { name, column in column == nil && !name.isBlankCell ? name : nil }
    }

    /// What a row says; nothing where it has fewer cells than there are columns.
    package func person(in cells: [String]) -> NewPerson {
        var values: [PersonColumn: String] = [:]
        for (column, cell) in zip(columns, cells) {
            if let column, !cell.isBlankCell { values[column] = cell }
        }
        return NewPerson(values)
    }
}

extension String {
    /// Whether there is nothing in a cell but white space.
    package var isBlankCell: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
