/// The one stylesheet, at an address that changes with it: whoever has it never asks again.
enum Stylesheet {
    static let bytes = PackageResources.site_css

    static let address = "/static/site-\(fingerprint(of: bytes)).css"

    /// FNV-1a in 64 bits: tells one version from another, and keeps nobody out.
    private static func fingerprint(of bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 36)
    }
}
