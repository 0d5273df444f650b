/// What a receiver asks for when it fetches its events (RFC 8936 §2.2).
public struct PollRequest: Hashable, Sendable {
    /// How many tokens it takes at most; nil leaves it to the server, 0 only acknowledges.
    public let maxEvents: Int?
    /// Whether it does not want to wait until there is something.
    public let returnImmediately: Bool
    /// The `jti` of tokens that it has and will not need again.
    public let acknowledged: [String]
    /// The `jti` of tokens that it refuses, and why.
    public let refused: [Refused]

    public struct Refused: Hashable, Sendable {
        public let identifier: String
        public let reason: String
    }

    /// Nil when something is of another type than it must be.
    public init?(_ body: JSONObject) {
        switch body["maxEvents"] {
        case nil: maxEvents = nil
        case .number(let number)?:
            let isWhole = number.literal.utf8.allSatisfy { (0x30...0x39).contains($0) }
            guard isWhole else { return nil }
            maxEvents = Int(clamping: number.integer ?? .max)
        default: return nil
        }
        switch body["returnImmediately"] {
        case nil: returnImmediately = false
        case .bool(let flag)?: returnImmediately = flag
        default: return nil
        }
        let names = (body["ack"] ?? []).array
        guard let names, names.allSatisfy({ $0.string != nil }) else { return nil }
        acknowledged = names.compactMap(\.string)
        guard let flaws = (body["setErrs"] ?? .object(JSONObject())).object else { return nil }
        refused = flaws.members.map { Refused(identifier: $0.name, reason: Self.reason($0.value)) }
    }

    private static func reason(_ flaw: JSONValue) -> String {
        [flaw.object?["err"]?.string, flaw.object?["description"]?.string].compactMap(\.self).joined(separator: ": ")
    }
}
