internal import SCIM

/// What an entry of the audit log says, as it is written down: a list of name, before and after.
extension [AuditEntry.Fact] {
    package var stored: String {
        let list = map { fact -> JSONValue in
            [.string(fact.name), fact.before.map(JSONValue.string) ?? .null, fact.after.map(JSONValue.string) ?? .null]
        }
        let value = JSONValue.array(list)
        return String(decoding: value.encoded, as: UTF8.self)
    }

    package init(stored text: String) throws {
        guard let list = try JSONValue(decoding: [UInt8](text.utf8)).array else {
            throw StoreError.unavailable("damaged JSON")
        }
        self = try list.map { value in
            guard let parts = value.array, parts.count == 3, let name = parts[0].string else {
                throw StoreError.unavailable("damaged JSON")
            }
            return AuditEntry.Fact(name, from: parts[1].string, to: parts[2].string)
        }
    }
}
