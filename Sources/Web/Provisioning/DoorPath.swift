/// A path that leads to the SCIM door: the organization's mount, and the segments behind it.
///
/// The same path decides who may come in and where they go; nothing else ever reads it (CVE-2026-32130).
struct DoorPath: Hashable {
    /// As `Organization.scimPath` has it.
    let mount: String
    /// Decoded; nil when the path is spelled in a way no client needs: `//` within, `;`, `\`, a coded `/`, `%` or control
    /// character, or a segment that is `.` or `..`.
    let segments: [String]?

    /// Nil when the path leads elsewhere.
    init?(_ path: String) {
        let pieces = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map(Substring.init).dropFirst()
        let door: ArraySlice<Substring>
        if pieces.first == "scim" {
            mount = "/scim/v2"
            door = pieces
        } else if pieces.first == "o", pieces.dropFirst(2).first == "scim" {
            mount = "/o/\(pieces.dropFirst().first ?? "")/scim/v2"
            door = pieces.dropFirst(2)
        } else {
            return nil
        }
        guard door.starts(with: ["scim", "v2"]) else {
            segments = nil
            return
        }
        var addressed = door.dropFirst(2)
        // One slash at the end is the same address, and one behind the mount: a base URL is often typed with one.
        if addressed.last?.isEmpty ?? false { addressed.removeLast() }
        if addressed.count > 1, addressed.first?.isEmpty ?? false { addressed.removeFirst() }
        var decoded: [String] = []
        for piece in addressed {
            guard let segment = DoorPath.decode(piece) else {
                segments = nil
                return
            }
            decoded.append(segment)
        }
        segments = decoded
    }

    /// Nil for a segment that is spelled in a way no client needs.
    static func decode(_ piece: Substring) -> String? {
        if piece.utf8.allSatisfy(\.isPlainPathByte), !piece.isEmpty { return String(piece) }
        guard !piece.isEmpty, !piece.contains(";"), !piece.contains("\\"),
            let text = PercentCoding.decode(piece, plusIsSpace: false), text != ".", text != "..",
            !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || [0x25, 0x2F, 0x5C].contains($0) })
        else { return nil }
        return text
    }
}

extension UInt8 {
    /// Letters, digits, `-`, `_` and `:`, which stand for themselves in every path.
    fileprivate var isPlainPathByte: Bool {
        (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) || (0x30...0x3A).contains(self)
            || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
}
