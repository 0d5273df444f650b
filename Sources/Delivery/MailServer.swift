private import Foundation

/// Who takes our mail: `smtp://USER:PASSWORD@HOST:PORT`, or `smtps://…` where the line is encrypted from its first byte.
///
/// An `smtp://` line is encrypted by STARTTLS before anything is said on it. Only a server on this machine may do without,
/// and one whose URL ends with `?tls=off`; such a URL has no password in it.
package struct MailServer: Sendable {
    let url: String
    let user: String
    let password: String
    let requiresTLS: Bool
    /// A file with the certificates of the authorities to believe instead of the machine's own; empty when there is none.
    let authorities: String

    /// Nil for anything else.
    package init?(_ text: String, authorities: String? = nil) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme, ["smtp", "smtps"].contains(scheme),
            let host = parts.host, !host.isEmpty, parts.path.isEmpty || parts.path == "/", parts.fragment == nil
        else { return nil }
        let isOpen = parts.query == "tls=off" && scheme == "smtp"
        guard parts.query == nil || isOpen, !isOpen || parts.user == nil else { return nil }
        let isHere = host == "localhost" || host.hasPrefix("127.") || host == "[::1]"
        requiresTLS = scheme == "smtps" || !(isOpen || isHere)
        url = "\(scheme)://\(host):\(parts.port ?? (scheme == "smtps" ? 465 : 587))"
        (user, password) = (parts.user ?? "", parts.password ?? "")
        self.authorities = authorities ?? ""
    }
}
