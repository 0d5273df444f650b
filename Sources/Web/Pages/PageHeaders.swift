internal import HTTPTypes

/// What is said to browsers about every page.
struct PageHeaders {
    /// How people see the server.
    let origin: String

    /// Nothing runs, nothing comes from elsewhere, nothing is sent elsewhere, and nobody puts a page into theirs.
    ///
    /// Browsers hold `form-action` against the redirects behind a form too, so the page people land on is let through.
    /// The panel has a script of our own, which asks for pages of our own.
    private static func policy(_ targets: [String], hasScript: Bool) -> String {
        "default-src 'none'; style-src 'self'; img-src 'self' data:; "
            + (hasScript ? "script-src 'self'; connect-src 'self'; " : "")
            + "form-action \((["'self'"] + targets).joined(separator: " ")); frame-ancestors 'none'; base-uri 'none'"
    }

    /// - Parameters:
    ///   - landing: the page of the organization's own that people land on.
    ///   - provider: where the form of the page leads to; nobody knows where the provider itself leads.
    ///   - hasScript: whether it is a page of the panel.
    func fields(leadingTo landing: String?, provider: String? = nil, hasScript: Bool = false) -> HTTPFields {
        var fields = HTTPFields()
        let targets = provider.map { [$0.webOrigin, "https:"] } ?? [landing?.webOrigin]
        fields[.contentSecurityPolicy] = Self.policy(targets.compactMap(\.self), hasScript: hasScript)
        fields[.xContentTypeOptions] = "nosniff"
        // An address may hold a claim link.
        fields[.referrerPolicy] = "no-referrer"
        fields[.crossOriginOpenerPolicy] = "same-origin"
        fields[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        fields[.cacheControl] = "no-store"
        if origin.hasPrefix("https:") { fields[.strictTransportSecurity] = "max-age=31536000" }
        return fields
    }
}

extension String {
    /// Scheme, host and port of a web address; nil where they hold what would end a policy's directive.
    fileprivate var webOrigin: String? {
        let parts = split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count > 2, parts[2].utf8.allSatisfy({ $0.isAlphanumeric || "-.:[]".utf8.contains($0) }) else {
            return nil
        }
        return "\(parts[0])//\(parts[2])"
    }
}

extension UInt8 {
    fileprivate var isAlphanumeric: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}

extension HTTPField.Name {
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .cacheControl
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy") ?? .cacheControl
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .cacheControl
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .cacheControl
}
