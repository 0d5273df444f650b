internal import SCIM
package import Secrets

/// A row of a file that is imported, as it is stored: what it says of somebody, and what was found about it, is sealed.
package struct JobRow: Hashable, Sendable {
    /// From 1, in the order of the file; the row with the names is none.
    package let number: Int
    /// On which line of the file it begins.
    package let line: Int
    /// The cells.
    package let sealed: [UInt8]
    /// The keyed digest of what two rows about one person have in common; nil where that is not known, or the row refused.
    package var key: Digest?
    /// Nil until it was looked at; of a row that was worked on, what it did.
    package var verdict: RowVerdict?
    /// The `Finding`.
    package var sealedFinding: [UInt8]?
    /// Whether it names a manager who was not there yet.
    package var awaitsManager: Bool

    package init(
        number: Int,
        line: Int,
        sealed: [UInt8],
        key: Digest? = nil,
        verdict: RowVerdict? = nil,
        sealedFinding: [UInt8]? = nil,
        awaitsManager: Bool = false
    ) {
        (self.number, self.line, self.sealed, self.key) = (number, line, sealed, key)
        (self.verdict, self.sealedFinding, self.awaitsManager) = (verdict, sealedFinding, awaitsManager)
    }

    /// What is to be said about a row.
    package struct Finding: Hashable, Sendable {
        package var flaw: PersonFlaw?
        /// What a change changes.
        package var changes: [PersonColumn] = []
        /// Who is named as manager, and is nobody here.
        package var missingManager: String?

        var stored: JSONObject {
            var stored = JSONObject()
            if let flaw { stored.append("flaw", [.string(flaw.kind.rawValue), .string(flaw.value)]) }
            if !changes.isEmpty { stored.append("changes", .array(changes.map { .string($0.rawValue) })) }
            if let missingManager { stored.append("manager", .string(missingManager)) }
            return stored
        }

        init(flaw: PersonFlaw? = nil, changes: [PersonColumn] = [], missingManager: String? = nil) {
            (self.flaw, self.changes, self.missingManager) = (flaw, changes, missingManager)
        }

        init(stored: JSONObject) {
            let flaw = (stored["flaw"]?.array ?? []).compactMap(\.string)
            if flaw.count == 2, let kind = PersonFlaw.Kind(rawValue: flaw[0]) {
                self.flaw = PersonFlaw(kind, flaw[1])
            }
            changes = (stored["changes"]?.array ?? []).compactMap { $0.string.flatMap(PersonColumn.init(rawValue:)) }
            missingManager = stored["manager"]?.string
        }
    }
}

/// A row, opened for whoever may see it.
package struct OpenedRow: Hashable, Sendable {
    package let number: Int
    package let line: Int
    package let cells: [String]
    package let verdict: RowVerdict?
    package let finding: JobRow.Finding
}
