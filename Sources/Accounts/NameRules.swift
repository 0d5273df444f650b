internal import SCIM

/// What a name must be before anything is decided by it: short enough for an index, and nothing that looks like another.
extension JSONObject {
    /// Checks `userName`, `externalId`, and every e-mail address and phone number, not only those used to sign in.
    ///
    /// White space around a `userName` is refused and not trimmed away: the name is answered as it was sent and found by
    /// filters under one key, so `"ann "` would be a second Ann to people, and a name nobody can type to a filter.
    ///
    /// - Parameter old: what was accepted before, under whatever rules; its names may stay.
    /// - Throws: `invalidValue` naming the attribute and what to mend.
    func checkNames(replacing old: JSONObject = JSONObject()) throws(SCIMError) {
        if self["userName"]?.encoded != old["userName"]?.encoded { try checkUserName() }
        if self["externalId"]?.encoded != old["externalId"]?.encoded {
            try self["externalId"]?.string?.checkKey("externalId")
        }
        for attribute in AccountEntry.contactAttributes {
            let known = Set((old[attribute]?.array ?? []).compactMap { $0.object?["value"]?.encoded })
            for (index, element) in (self[attribute]?.array ?? []).enumerated() {
                guard let value = element.object?["value"], let text = value.string, !known.contains(value.encoded)
                else { continue }
                try text.checkKey("\(attribute)[\(index)].value")
                if attribute == "emails" { try text.checkVisible("\(attribute)[\(index)].value") }
            }
        }
    }

    /// Checks the `displayName` and `externalId` of a group.
    ///
    /// - Parameter old: what was accepted before, under whatever rules; its names may stay.
    func checkGroupNames(replacing old: JSONObject = JSONObject()) throws(SCIMError) {
        for name in ["displayName", "externalId"] where self[name]?.encoded != old[name]?.encoded {
            try self[name]?.string?.checkKey(name)
        }
    }

    /// Whether all that decides how a person is reached is the same, byte by byte.
    func hasNames(of other: JSONObject) -> Bool {
        (["userName", "externalId"] + AccountEntry.contactAttributes).allSatisfy {
            self[$0]?.encoded == other[$0]?.encoded
        }
    }

    private func checkUserName() throws(SCIMError) {
        let userName = self["userName"]?.string ?? ""
        try userName.checkKey("userName")
        try userName.checkVisible("userName")
        if userName.unicodeScalars.first?.properties.isWhitespace ?? false
            || userName.unicodeScalars.last?.properties.isWhitespace ?? false
        {
            throw .invalidValue("userName begins or ends with white space; remove it.")
        }
    }
}

extension String {
    /// Compatibility forms may be much longer than what was sent, so both are measured.
    fileprivate func checkKey(_ place: String) throws(SCIMError) {
        guard utf8.count > Limits.nameBytes || comparisonKey.utf8.count > Limits.nameBytes else { return }
        throw .invalidValue("\(place) is longer than the limit of \(Limits.nameBytes) bytes; send a shorter one.")
    }

    fileprivate func checkVisible(_ place: String) throws(SCIMError) {
        guard !isPlainText else { return }
        throw .invalidValue("\(place) contains control or invisible characters; remove them.")
    }
}
