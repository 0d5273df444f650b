import Accounts
import SCIM

extension ProvisioningEntry {
    /// An entry as a few lines for people: when and what, then what is worth knowing of it.
    var block: String {
        var lines = changes.map(\.line)
        if furtherChanges > 0 { lines.append("and \(furtherChanges) more") }
        if let line = members.line { lines.append(line) }
        lines += quirks.map { "\($0.rawValue): \($0.sentence)" }
        lines += warnings.map { "odd: \($0)" }
        if action != .loss { lines.append(trail) }
        return ([headline] + lines.map { "    \($0)" }).joined(separator: "\n")
    }

    /// The time in UTC, to the second, as people write it.
    private var headline: String {
        let time = self.time.description
        return "\(time.prefix(10)) \(time.dropFirst(11).prefix(8))  \(self)"
    }

    /// What one needs to speak with others about it.
    private var trail: String {
        let answer = [String(status), scimType].compactMap(\.self).joined(separator: " ")
        let size = operations > 1 ? ", \(operations) operations" : ""
        return "answered \(answer) in \(milliseconds) ms\(size), request \(requestID)"
    }
}

extension AttributeChange {
    /// `title: "Engineer" → "Lead"`; what is new has no arrow.
    fileprivate var line: String {
        switch (before, after) {
        case (nil, let after?): "\(shortPath): \(after.text)"
        case (let before?, let after): "\(shortPath): \(before.text) → \(after?.text ?? "none")"
        case (nil, nil): shortPath
        }
    }
}

extension MemberMovement {
    /// Nil when nobody moved.
    fileprivate var line: String? {
        let come = added > 0 ? "\(added) came\(Self.named(namedToAdd, of: added))" : nil
        let gone = removed > 0 ? "\(removed) went\(Self.named(namedToRemove, of: removed))" : nil
        let parts = [come, gone].compactMap(\.self)
        return parts.isEmpty ? nil : "members: \(parts.joined(separator: ", "))"
    }

    private static func named(_ ids: [String], of count: Int) -> String {
        guard !ids.isEmpty else { return "" }
        return " (\(ids.joined(separator: " "))\(count > ids.count ? " …" : ""))"
    }
}

extension JSONValue {
    fileprivate var text: String { String(decoding: encoded, as: UTF8.self) }
}
