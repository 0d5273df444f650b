/// The cookies of pages: what they are called, how they are set, and how they come back.
///
/// Under https their names begin with `__Host-`: the browser then takes them from this very host alone, by TLS
/// (RFC 6265bis §4.1.3.2).
package struct Cookies: Sendable {
    package enum Name: String, Sendable {
        /// What forms are bound to; see `FormTokens`.
        case visitor
        case language
        /// Who is signed in.
        case session
        /// The claim that was begun in this browser.
        case claim
        /// A recovery code that is shown until it was kept; sealed, see `Claiming.seal`.
        case recovery
        /// That somebody was signed in here before; see `SigningIn`.
        case known
        /// That this browser has asked an identity provider; see `SigningOn`.
        case signOn = "signon"
        /// Where somebody wanted to be who had to sign in first; see `Visit.wishing`.
        case goal
    }

    private let isSecure: Bool
    private let values: [String: String]

    /// - Parameter fields: the values of `Cookie`, as they came.
    package init(_ fields: [String], origin: String) {
        isSecure = origin.hasPrefix("https:")
        values = Cookies.read(fields)
    }

    /// Nil where there is none, or more than one: which of them would be ours?
    package subscript(name: Name) -> String? {
        values[spelling(of: name)].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value of `Set-Cookie`.
    ///
    /// - Parameter seconds: how long the browser keeps it; nil is until it is closed, and 0 takes it away.
    package func setting(_ name: Name, to value: String, for seconds: Int64? = nil) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(spelling(of: name))=\(value); Path=/\(age)\(isSecure ? "; Secure" : ""); HttpOnly; SameSite=Lax"
    }

    private func spelling(of name: Name) -> String { (isSecure ? "__Host-" : "") + "muster-" + name.rawValue }

    /// Those whose values consist of what we give out; a name that comes twice counts for nothing.
    private static func read(_ fields: [String]) -> [String: String] {
        var values: [String: String] = [:]
        for pair in fields.joined(separator: "; ").utf8.prefix(longestField).split(separator: UInt8(ascii: ";")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = String(parts[0].drop { $0 == UInt8(ascii: " ") }) else { continue }
            let isPlain = parts[1].count <= longestValue && parts[1].allSatisfy(\.isUnreserved)
            values[name] = values[name] == nil && isPlain ? String(parts[1]) ?? "" : ""
        }
        return values
    }

    private static let longestField = 8192
    private static let longestValue = 256
}

extension UInt8 {
    /// RFC 3986 §2.3.
    fileprivate var isUnreserved: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~".utf8.contains(self)
        }
    }
}
