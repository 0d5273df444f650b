internal import Accounts
internal import Languages
internal import Spreadsheets

/// Rows that somebody has copied out of a spreadsheet, with the names of the columns or without.
struct PastedRows {
    let people: [NewPerson]

    struct Flaw: Error {
        let phrase: Phrase
    }

    /// - Parameter way: what the first column is where the columns have no names.
    init(_ text: String, way: AddingWay) throws(Flaw) {
        var rows: [CSVRow]
        do throws(CSVFlaw) {
            var limits = CSVReader.Limits()
            limits.rows = Limits.pastedRows
            var reader = CSVReader(limits)
            rows = try reader.read(text.utf8)
            rows += try reader.finish()
        } catch {
            throw Flaw(phrase: error.phrase)
        }
        guard let first = rows.first else { throw Flaw(phrase: Phrase("Paste the rows first.")) }
        let header: HeaderRow
        if HeaderRow.tellsWho(first.cells), !Self.isPerson(first.cells, way) {
            do throws(Refusal) {
                header = try HeaderRow(first.cells)
            } catch {
                throw Flaw(phrase: Phrase("{reason}", ["reason": error.description]))
            }
            rows.removeFirst()
        } else {
            header = HeaderRow(of: way.columns)
        }
        people = rows.map { header.person(in: $0.cells) }.filter { !$0.isEmpty }
        guard !people.isEmpty else { throw Flaw(phrase: Phrase("Paste the rows first.")) }
    }

    /// Whether a first row has somebody in it, even if a word there is the name of a column, like a department “Mobile”: no
    /// column is called like an address or a number.
    private static func isPerson(_ cells: [String], _ way: AddingWay) -> Bool {
        if way == .code, let first = cells.first, first.contains(where: \.isNumber) { return true }
        return cells.contains { cell in
            [PersonColumn.email, .phoneNumber].contains { (try? NewPerson([$0: cell]).key()) != nil }
        }
    }
}
