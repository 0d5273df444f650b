internal import Accounts
internal import Languages
internal import Spreadsheets

/// A file is read as it comes, and its rows are kept: never more of it is in memory than a few rows.
struct ImportUpload {
    /// What the file is called.
    let name: String
    let invites: Bool
    let importing: Importing
    let acting: ActingAdministrator
    /// The next bytes of the file; nil at its end.
    let next: () async throws -> ArraySlice<UInt8>?

    enum Outcome {
        case begun(Job)
        case flaw(Phrase)
    }

    func run() async throws -> Outcome {
        var upload: Importing.Upload?
        do {
            var reader = CSVReader()
            while let bytes = try await next() { try await keep(reader.read(bytes), &upload) }
            try await keep(reader.finish(), &upload)
            guard var whole = upload else { return .flaw(Phrase("The file is empty.")) }
            return .begun(try await whole.finish())
        } catch {
            // What came before the flaw is nobody's wish.
            if let upload { try await importing.abandon(upload, by: acting) }
            switch error {
            case let flaw as CSVFlaw: return .flaw(flaw.phrase)
            case let refusal as Refusal: return .flaw(Phrase("{reason}", ["reason": refusal.description]))
            case FormError.tooLarge: return .flaw(Phrase("The file is larger than 64 MB. Divide it."))
            case is FormError: return .flaw(Phrase("The file did not arrive whole."))
            default: throw error
            }
        }
    }

    private func keep(_ rows: [CSVRow], _ upload: inout Importing.Upload?) async throws {
        for row in rows {
            if upload == nil {
                upload = try await importing.begin(
                    try HeaderRow(row.cells), fileName: String(name.prefix(100)), invites: invites, by: acting)
            } else {
                try await upload?.add(row.cells, line: row.line)
            }
        }
    }
}
