internal import SCIM

/// What was sent in a query or a body, as its fields allow it.
///
/// A name that no field has is refused: a misspelt filter would mean everybody, and a misspelt wish nothing.
struct AdministrationValues: Sendable {
    private var values: [String: JSONValue] = [:]

    init(_ query: QueryParameters, _ fields: [AdministrationField]) throws(ProblemDetails) {
        try Self.check(query.names, fields, "parameter")
        for field in fields {
            if let text = query[field.name] { values[field.name] = try field.value(text) }
        }
        try checkRequired(fields)
    }

    /// A member that is null is one that was not sent.
    init(_ body: JSONObject, _ fields: [AdministrationField]) throws(ProblemDetails) {
        try Self.check(Set(body.members.map(\.name)), fields, "member of the body")
        for field in fields {
            if let value = body[field.name], value != .null { values[field.name] = try field.check(value) }
        }
        try checkRequired(fields)
    }

    private static func check(
        _ names: Set<String>,
        _ fields: [AdministrationField],
        _ what: String
    ) throws(ProblemDetails) {
        let known = fields.map(\.name)
        guard let unknown = names.subtracting(known).sorted().first else { return }
        let advice = known.isEmpty ? "there is none" : "use \(known.sorted().inWords)"
        throw .invalid("\(SCIMError.quoted(unknown)) is no \(what) here; \(advice).")
    }

    private func checkRequired(_ fields: [AdministrationField]) throws(ProblemDetails) {
        for field in fields where field.isRequired && values[field.name].flatMap(\.string)?.isEmpty ?? false {
            throw .invalid("\(field.name) must not be empty.")
        }
        guard let missing = fields.first(where: { $0.isRequired && values[$0.name] == nil }) else { return }
        throw .invalid("\(missing.name) is missing.")
    }

    // MARK: Reading

    func string(_ name: String) -> String? { values[name]?.string }
    func flag(_ name: String) -> Bool? { values[name]?.bool }
    func number(_ name: String) -> Int64? { values[name]?.number?.integer }

    func choice<Choice: RawRepresentable<String>>(_ name: String) -> Choice? { string(name).flatMap(Choice.init) }

    /// Where a page begins; nil is the beginning.
    ///
    /// - Throws: 400 for what no answer has given out.
    func place<Place>(_ name: String, _ read: (String) -> Place?) throws(ProblemDetails) -> Place? {
        guard let text = string(name) else { return nil }
        guard let place = read(text) else {
            throw .invalid("\(name) is what an answer has called so before, and not \(SCIMError.quoted(text)).")
        }
        return place
    }
}
