/// The one script, at an address that changes with it: pages work without it, and only the panel's pages let it run.
struct Script {
    let bytes: [UInt8]
    let address: String

    /// Search as you type.
    static let panel = Script("panel", PackageResources.panel_js)

    static func at(_ address: String) -> Script? { panel.address == address ? panel : nil }

    private init(_ name: String, _ bytes: [UInt8]) {
        self.bytes = bytes
        address = "/static/\(name)-\(Stylesheet.fingerprint(of: bytes)).js"
    }
}
