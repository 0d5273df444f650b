internal import SCIM
internal import Secrets

/// Short spellings for what sign-on writes down as JSON: only this program reads it again.
extension JSONObject {
    init(stored text: String) throws {
        guard let object = try JSONValue(decoding: Array(text.utf8)).object else {
            throw StoreError.unavailable("damaged JSON")
        }
        self = object
    }

    var stored: String { String(decoding: JSONValue.object(self).encoded, as: UTF8.self) }

    func text(_ name: String) throws -> String {
        guard let text = self[name]?.string else { throw StoreError.unavailable("stored JSON without \(name)") }
        return text
    }

    /// Instants are written as text: a JSON number is no place for 64 bits.
    func instant(_ name: String) -> Instant? {
        self[name]?.string.flatMap { Int64($0) }.map(Instant.init(milliseconds:))
    }

    func strings(_ name: String) -> [String] { self[name]?.array?.compactMap(\.string) ?? [] }
    func objects(_ name: String) -> [JSONObject] { self[name]?.array?.compactMap(\.object) ?? [] }

    mutating func append(_ name: String, _ text: String?) {
        if let text { append(name, .string(text)) }
    }

    mutating func append(_ name: String, _ instant: Instant?) {
        append(name, instant.map { String($0.milliseconds) })
    }

    mutating func append(_ name: String, _ texts: [String]) { append(name, .array(texts.map(JSONValue.string))) }
    mutating func append(_ name: String, _ objects: [JSONObject]) {
        append(name, .array(objects.map(JSONValue.object)))
    }
}
