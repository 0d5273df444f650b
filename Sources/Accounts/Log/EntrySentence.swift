private import SCIM

/// An entry as a sentence, for somebody who has never read the standards.
extension ProvisioningEntry: CustomStringConvertible {
    package var description: String {
        let deed = isFailure ? "could not \(wish): \(detail ?? "the answer was \(status).")" : "\(success)."
        return "\(actor) \(deed)"
    }

    /// Who did it: the integration, or a person with a token that came through it.
    private var actor: String {
        guard let person = source.person else { return source.name }
        let isSubject = resourceID == person.text && resourceType == "User"
        return "\(isSubject ? subject : "the account \(person.text)"), by a token of \(source.name),"
    }

    private var wish: String {
        switch action {
        case .create: "add \(subject)"
        case .read: "read \(subject)"
        case .list, .search: "look for \(kindOfResources)"
        case .replace, .patch: "change \(subject)"
        case .delete: "remove \(subject)"
        case .discover: "learn what this server can do"
        case .bulk: "send \(operations) operations at once"
        case .other, .loss: "do what it asked for"
        }
    }

    private var success: String {
        switch action {
        case .create: "added \(subject)"
        case .read: "read \(subject)"
        case .list, .search: "looked for \(kindOfResources)\(condition)\(outcome)"
        case .replace, .patch: change
        case .delete: "removed \(subject)"
        case .discover: "asked what this server can do"
        case .bulk: "sent \(operations) operations at once"
        case .other: "asked what may be done here"
        case .loss: "made \(operations) requests that are not in this log: too many came at once"
        }
    }

    /// Whom it is about; a name is quoted unless it is plainly an e-mail address.
    private var subject: String {
        let isGroup = resourceType == "Group"
        guard let name, !name.isEmpty else {
            let kind = isGroup ? "group" : "account"
            return resourceID.map { "the \(kind) \($0)" } ?? (isGroup ? "a group" : "an account")
        }
        let isAddress = name.contains("@") && !name.contains { $0.isWhitespace || $0 == "\"" }
        let shown = isAddress ? name : "\"\(name)\""
        return isGroup ? "the group \(shown)" : shown
    }

    private var kindOfResources: String {
        switch resourceType {
        case "User": "people"
        case "Group": "groups"
        default: "people and groups"
        }
    }

    private var condition: String { filter.map { " with \($0)" } ?? "" }
    private var outcome: String { found.map { $0 == 0 ? " and found none" : " and found \($0)" } ?? "" }

    private var change: String {
        var deeds: [String] = []
        if members.added > 0 { deeds.append("put \(members.added.members) into \(subject)") }
        if members.removed > 0 { deeds.append("took \(members.removed.members) out of \(subject)") }
        deeds += steps
        let changes = changes.filter { !$0.isStep }
        if changes.map(\.path) == ["active"] {
            deeds.append(changes.first?.after == true ? "let \(subject) in again" : "deactivated \(subject)")
        } else if !changes.isEmpty {
            deeds.append("changed \(namesOfChanged) of \(subject)")
        }
        return deeds.isEmpty ? "changed nothing about \(subject): it was so already" : deeds.inWords
    }

    /// What was done about invitation and claim.
    private var steps: [String] {
        let steps = changes.filter(\.isStep)
        if steps.contains(where: { $0.after == false }) { return ["set \(subject) back to invited"] }
        return steps.isEmpty ? [] : ["invited \(subject)"]
    }

    private var namesOfChanged: String {
        var names: [String] = []
        for name in changes.filter({ !$0.isStep }).map(\.attributeName) where !names.contains(name) {
            names.append(name)
        }
        let further = max(0, names.count - 3) + furtherChanges
        return (Array(names.prefix(3)) + (further > 0 ? ["\(further) more"] : [])).inWords
    }
}

extension AttributeChange {
    /// The path without the name of a schema before it.
    package var shortPath: String {
        let selector = path.firstIndex(of: "[") ?? path.endIndex
        guard path.hasPrefix("urn:"), let colon = path[..<selector].lastIndex(of: ":") else { return path }
        return String(path[path.index(after: colon)...])
    }

    /// Whether it is about how far somebody has come.
    fileprivate var isStep: Bool { path.hasPrefix(Account.statusURN) }

    /// The attribute alone.
    fileprivate var attributeName: String { String(shortPath.prefix { $0 != "." && $0 != "[" }) }
}

extension Int {
    fileprivate var members: String { self == 1 ? "1 member" : "\(self) members" }
}

extension [String] {
    /// `a`, `a and b`, `a, b and c`.
    fileprivate var inWords: String {
        guard let last, count > 1 else { return first ?? "" }
        return "\(dropLast().joined(separator: ", ")) and \(last)"
    }
}
