/// A stylesheet, at an address that changes with it: whoever has it never asks again.
struct Stylesheet {
    let bytes: [UInt8]
    let address: String

    /// For every page.
    static let site = Stylesheet("site", PackageResources.site_css)
    /// What the pages of the panel need besides; people on phones have nothing to do with it.
    static let panel = Stylesheet("panel", PackageResources.panel_css)

    /// Only what is printed.
    static let letters = Stylesheet("letters", PackageResources.letters_css)

    static func at(_ address: String) -> Stylesheet? { [site, panel, letters].first { $0.address == address } }

    private init(_ name: String, _ bytes: [UInt8]) {
        self.bytes = bytes
        address = "/static/\(name)-\(Stylesheet.fingerprint(of: bytes)).css"
    }

    /// FNV-1a in 64 bits: tells one version from another, and keeps nobody out.
    static func fingerprint(of bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 36)
    }
}
