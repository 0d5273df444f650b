internal import SCIM

/// The query of a request: `+` and `%20` are a space, `%2B` a plus; of a repeated name the first counts.
struct QueryParameters {
    private let values: [String: String]

    /// - Throws: `invalidValue` when a parameter cannot be decoded.
    init(_ query: String) throws(SCIMError) {
        var values: [String: String] = [:]
        for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                .map(Substring.init)
            guard let name = PercentCoding.decode(parts[0], plusIsSpace: true),
                let value = PercentCoding.decode(parts.count == 2 ? parts[1] : "", plusIsSpace: true),
                !value.unicodeScalars.contains("\0")
            else {
                throw .invalidValue("A query parameter is not percent-encoded UTF-8; encode it once more.")
            }
            if values[name] == nil { values[name] = value }
        }
        self.values = values
    }

    var names: Set<String> { Set(values.keys) }

    subscript(name: String) -> String? { values[name] }

    /// A list separated by commas; nil when the parameter was not sent or is empty.
    func list(_ name: String) -> [String]? {
        guard let value = values[name], !value.isEmpty else { return nil }
        return value.split(separator: ",").map(String.init)
    }
}
