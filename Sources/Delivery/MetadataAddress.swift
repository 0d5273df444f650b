/// Where metadata is said to be, as somebody typed it or a server answered it.
struct MetadataAddress: Hashable, Sendable, CustomStringConvertible {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    var isPlain: Bool { starts(with: "http://") }

    /// For people to read: without the query, which may hold a secret, and not without end.
    var description: String {
        String(
            text.prefix { $0 != "?" && $0 != "#" }.unicodeScalars.filter { $0.value > 32 && $0.value != 127 }.prefix(
                200))
    }

    /// Why nothing is fetched from there; nil when it may be tried.
    func flaw(isInternal: Bool) -> String? {
        guard starts(with: "https://") || isPlain && isInternal else {
            return "\(description) is no address that metadata is fetched from; use one that begins with https://."
        }
        guard !authority.contains("@") else {
            return "The address holds a name or a password; use one without, or save the metadata and add it as a file."
        }
        return nil
    }

    private var authority: Substring {
        text.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#\\".contains($0) }
    }

    private func starts(with scheme: String) -> Bool {
        text.prefix(scheme.count).lowercased() == scheme
    }
}
