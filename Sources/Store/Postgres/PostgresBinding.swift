/// Values on their way to the server: text for everything but bytes, each with its type.
struct PostgresBinding {
    /// Object ids of PostgreSQL's types (pg_type.dat).
    enum TypeID {
        static let unknown: UInt32 = 0
        static let bytes: UInt32 = 17
        static let int8: UInt32 = 20
        static let text: UInt32 = 25
        static let float8: UInt32 = 701
    }

    /// A null has the type of where it goes, which the server finds out.
    let types: [UInt32]
    private let lengths: [CInt]
    private let formats: [CInt]
    /// Nil for null; text ends with a zero byte.
    private let values: [[CChar]?]

    init(_ bindings: [SQLValue]) {
        var (types, lengths, formats, values) = ([UInt32](), [CInt](), [CInt](), [[CChar]?]())
        for binding in bindings {
            let (type, bytes): (UInt32, [UInt8]?) =
                switch binding {
                case .null: (TypeID.unknown, nil)
                case .integer(let number): (TypeID.int8, Array("\(number)".utf8))
                case .real(let number): (TypeID.float8, Array("\(number)".utf8))
                case .text(let text): (TypeID.text, Array(text.utf8))
                case .blob(let bytes): (TypeID.bytes, bytes)
                }
            types.append(type)
            lengths.append(CInt(bytes?.count ?? 0))
            formats.append(type == TypeID.bytes ? 1 : 0)
            values.append(bytes.map { $0.map(CChar.init(bitPattern:)) + [0] })
        }
        (self.types, self.lengths, self.formats, self.values) = (types, lengths, formats, values)
    }

    /// Lends the arrays as libpq wants them.
    func withPointers<Result>(
        _ body: (
            UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?, UnsafePointer<UInt32>?
        ) -> Result
    ) -> Result {
        // All values lie in one buffer, so that one pointer leads to each.
        let all = values.flatMap { $0 ?? [] }
        return unsafe all.withUnsafeBufferPointer { buffer in
            var offset = 0
            let pointers: [UnsafePointer<CChar>?] = unsafe values.map { value in
                guard let value else { return nil }
                defer { offset += value.count }
                return unsafe buffer.baseAddress.map { unsafe $0 + offset }
            }
            return unsafe body(pointers, lengths, formats, types)
        }
    }
}
