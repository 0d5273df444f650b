internal import HTTPTypes

/// What is said to browsers about every page.
struct PageHeaders {
    /// How people see the server.
    let origin: String

    /// Nothing runs, nothing comes from elsewhere, nothing is sent elsewhere, and nobody puts a page into theirs.
    private static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; "
        + "base-uri 'none'"

    var fields: HTTPFields {
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] = Self.policy
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

extension HTTPField.Name {
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .cacheControl
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy") ?? .cacheControl
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .cacheControl
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .cacheControl
}
