internal import SCIM

extension JSONObject {
    /// A PUT body with what the server owns put back where the client sent no value for it.
    func keeping(from profile: JSONObject, _ quirks: Quirks) -> JSONObject {
        var kept = self
        for name in Account.keptByReplace {
            guard let old = profile[name] else { continue }
            if isSilent(on: name, quirks) {
                kept[name] = old
            } else if var sent = kept[name]?.object {
                // Inside an extension, attribute by attribute.
                for member in old.object?.members ?? [] where sent.isSilent(on: member.name, quirks) {
                    sent[member.name] = member.value
                }
                kept[name] = .object(sent)
            }
        }
        return kept
    }

    /// Nobody is let in or shut out by silence: without a value, `active` is what it was, and true at the beginning.
    func assuming(active: Bool, _ quirks: Quirks) -> JSONObject {
        guard isSilent(on: "active", quirks) else { return self }
        var assumed = self
        assumed["active"] = .bool(active)
        return assumed
    }

    /// Null and no value at all are one state (RFC 7643 §2.5).
    private func isSilent(on name: String, _ quirks: Quirks) -> Bool {
        let sent = self[name] ?? .null
        guard sent.isUnassigned, sent != .null else { return sent == .null }
        if quirks.contains(.looseArrays) { quirks.fired(.looseArrays) }
        return quirks.contains(.looseArrays)
    }
}

extension Account {
    /// What stays when a PUT leaves it out, because people are let in or shut out by it.
    fileprivate static let keptByReplace = [
        SignInMethod.container,
        "urn:ietf:params:scim:schemas:extension:facebook:frontline:2.0:User",
    ]
}
