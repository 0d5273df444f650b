/// One row of an answer, its columns read in order; a column of another type than the schema says is a damaged file.
struct Row: Sendable {
    let values: [SQLValue]

    init(_ values: [SQLValue]) {
        self.values = values
    }

    func integer(_ index: Int) throws -> Int64 {
        guard case .integer(let number) = values[index] else { throw damaged(index) }
        return number
    }

    func optionalInteger(_ index: Int) throws -> Int64? {
        values[index] == .null ? nil : try integer(index)
    }

    func text(_ index: Int) throws -> String {
        guard case .text(let text) = values[index] else { throw damaged(index) }
        return text
    }

    func optionalText(_ index: Int) throws -> String? {
        values[index] == .null ? nil : try text(index)
    }

    func blob(_ index: Int) throws -> [UInt8] {
        guard case .blob(let bytes) = values[index] else { throw damaged(index) }
        return bytes
    }

    func optionalBlob(_ index: Int) throws -> [UInt8]? {
        values[index] == .null ? nil : try blob(index)
    }

    var width: Int { values.count }

    private func damaged(_ index: Int) -> DamagedRow {
        DamagedRow(column: index)
    }
}

/// The database holds something this program never writes.
struct DamagedRow: Error {
    let column: Int
}
