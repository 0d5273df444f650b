/// The members of an object as a client sent it, to be taken one by one, whatever the case of their names.
struct SentMembers {
    private var members: [String: JSONObject.Member]

    init(_ object: JSONObject) {
        members = Dictionary(object.members.map { ($0.name.asciiLowercased, $0) }) { _, last in last }
    }

    /// Those that were not taken, as they were spelled.
    var names: [String] { members.values.map(\.name).sorted() }

    /// - Parameter key: the name in lower case.
    subscript(key: String) -> JSONValue? { members[key]?.value }

    mutating func take(_ key: String) -> JSONValue? { members.removeValue(forKey: key)?.value }
}
