internal import SCIM

/// What was asked for: who is meant, and how.
package struct JobPlan: Hashable, Sendable {
    /// What the file is called that was uploaded; empty where it was none.
    package var fileName = ""
    /// The names in its first row.
    package var columns: [String] = []
    /// Whether people are invited as they are added.
    package var invites = false
    /// Who is exported.
    package var selection = AccountSelection()
    /// What the asker is called.
    package var asker = ""

    package init() {}

    var stored: JSONObject {
        var stored: JSONObject = [
            "file": .string(fileName), "columns": .array(columns.map(JSONValue.string)), "invites": .bool(invites),
            "asker": .string(asker),
        ]
        stored["stage"] = selection.stage.map { .string($0.rawValue) }
        stored["kind"] = selection.kind.map { .string($0.rawValue) }
        return stored
    }

    init(stored: JSONObject) {
        fileName = stored["file"]?.string ?? ""
        columns = (stored["columns"]?.array ?? []).compactMap(\.string)
        invites = stored["invites"]?.bool ?? false
        asker = stored["asker"]?.string ?? ""
        selection = AccountSelection(
            stage: stored["stage"]?.string.flatMap(AccountSelection.Stage.init(rawValue:)),
            kind: stored["kind"]?.string.flatMap(Kind.init(rawValue:)))
    }
}
