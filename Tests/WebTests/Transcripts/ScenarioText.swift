import Foundation

/// What was saved during a scenario, put into later texts.
struct ScenarioText {
    private var saved: [String: String] = [:]

    subscript(name: String) -> String? {
        get { saved[name] }
        set { saved[name] = newValue }
    }

    /// Puts `{name}` where something was saved by that name, and the text n times for `{n*text}`.
    func expand(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            let inside = rest.dropFirst()
            if let close = inside.firstIndex(of: "}"), let value = value(of: inside[..<close]) {
                result += value
                rest = rest[rest.index(after: close)...]
            } else {
                result += "{"
                rest = inside
            }
        }
        return result + rest
    }

    private func value(of name: Substring) -> String? {
        if let value = saved[String(name)] { return value }
        let parts = name.split(separator: "*", maxSplits: 1)
        guard parts.count == 2, let count = Int(parts[0]) else { return nil }
        return String(repeating: String(parts[1]), count: count)
    }

    /// The bytes of a body; `{hex EF BB BF}` stands for those bytes.
    func bytes(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "{hex "), let close = rest[open.upperBound...].firstIndex(of: "}") {
            result += expand(String(rest[..<open.lowerBound])).utf8
            result += rest[open.upperBound..<close].split(separator: " ").compactMap { UInt8($0, radix: 16) }
            rest = rest[rest.index(after: close)...]
        }
        return result + expand(String(rest)).utf8
    }

    /// A target as it goes over the wire: what a URL cannot carry is percent-encoded, everything else stays.
    func target(_ text: String) -> String {
        var target = ""
        for byte in expand(text).utf8 {
            let isPlain = byte > 0x20 && byte < 0x7F && !"\"\\<>^`{|}".utf8.contains(byte)
            if isPlain {
                target.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                target += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return target
    }
}
