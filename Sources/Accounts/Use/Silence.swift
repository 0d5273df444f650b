internal import SCIM

extension JSONObject {
    /// A PUT body with what the server owns put back where the client left it out.
    func keeping(from profile: JSONObject) -> JSONObject {
        var kept = self
        for name in Account.keptByReplace {
            guard let old = profile[name] else { continue }
            if let sent = kept[name] {
                // Inside an extension, attribute by attribute.
                guard let sent = sent.object, let old = old.object else { continue }
                let missing = old.members.filter { sent[$0.name] == nil }
                kept[name] = .object(JSONObject(sent.members + missing))
            } else {
                kept[name] = old
            }
        }
        return kept
    }

    /// Nobody is let in or shut out by silence: without a value, `active` is what it was, and true at the beginning.
    func assuming(active: Bool, _ quirks: Quirks) -> JSONObject {
        let sent = self["active"] ?? .null
        guard sent == .null || quirks.contains(.looseArrays) && sent.isUnassigned else { return self }
        var assumed = self
        assumed["active"] = .bool(active)
        return assumed
    }
}

extension Account {
    /// What stays when a PUT leaves it out, because people are let in or shut out by it.
    fileprivate static let keptByReplace = [
        "urn:ietf:params:scim:schemas:extension:facebook:authmethod:2.0:User",
        "urn:ietf:params:scim:schemas:extension:facebook:frontline:2.0:User",
    ]
}
