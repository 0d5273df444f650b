/// A body of type application/x-www-form-urlencoded (RFC 6749, appendix B), where no name may come twice (§3.2).
struct FormParameters {
    private var values: [String: String] = [:]

    init(_ body: [UInt8]) throws(OAuthError) {
        for pair in body.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = FormParameters.decode(parts[0]),
                let value = FormParameters.decode(parts.count == 2 ? parts[1] : [])
            else { throw .invalidRequest("The body is not form-urlencoded UTF-8.") }
            guard values.updateValue(value, forKey: name) == nil else {
                throw .invalidRequest("A parameter came more than once.")
            }
        }
    }

    /// A parameter without a value counts as left out (§3.1).
    subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    private static func decode(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        return PercentCoding.decode(text[...], plusIsSpace: true)
    }
}
