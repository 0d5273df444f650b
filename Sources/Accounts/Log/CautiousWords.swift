internal import SCIM

extension SCIMError {
    /// The error's own words, without those of the client where these could hold a secret.
    ///
    /// An error repeats no value of an attribute that is never shown; but it may repeat a path, and a client can put
    /// anything into one.
    func words(cautiousOf schemas: SchemaSet?) -> String {
        guard detail.mentions(["password"] + (schemas?.namesNeverShown ?? [])),
            let first = detail.firstIndex(of: "\""), let last = detail.lastIndex(of: "\"")
        else { return detail }
        return detail[..<first] + "\"…\"" + detail[detail.index(after: last)...]
    }
}

extension SchemaSet {
    /// The attributes that no answer may have (RFC 7643 §7, `returned`: `never`).
    fileprivate var namesNeverShown: [String] {
        let attributes = core.attributes + extensions.flatMap(\.attributes)
        return (attributes + attributes.flatMap(\.subAttributes)).filter { !$0.isReadable }.map(\.name)
    }
}

extension String {
    fileprivate func mentions(_ names: [String]) -> Bool {
        let text = lowercased()
        return names.contains { text.contains($0.lowercased()) }
    }
}
