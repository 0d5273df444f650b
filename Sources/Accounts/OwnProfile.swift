internal import SCIM

/// What people may change of themselves: nothing that decides who they are, how they are reached, or what they may do.
enum OwnProfile {
    /// A closed list: what is added to a schema some day is not among it by itself.
    fileprivate static let attributes: Set<String> = [
        "nickName", "preferredLanguage", "locale", "timezone", "profileUrl", "photos",
    ]

    /// Holds what a person's request would make of an account against what is there.
    ///
    /// The outcome is compared, whatever the request called it, so no spelling leads around this.
    ///
    /// - Parameter person: who asks.
    /// - Throws: 403 with the name of the attribute; 413 for more than a person may store.
    static func check(_ new: JSONObject, of account: Account, by person: Account.ID) throws(SCIMError) {
        guard account.id == person, account.isActive else {
            throw SCIMError(status: 403, detail: "A person's token changes that person's active account alone.")
        }
        let old = account.profile
        // Which schemas there are follows from the attributes.
        for name in (old.members + new.members).map(\.name) where !name.equalsIgnoringCase("schemas") {
            guard old[name]?.canonical.encoded != new[name]?.canonical.encoded else { continue }
            guard attributes.contains(name) else { throw .notOwn(name) }
        }
        try new.checkOwnAddresses(replacing: old)
        // Whoever filled an account to its limit could no longer be deactivated.
        guard new.ownSize <= max(Limits.ownProfileBytes, old.ownSize) else {
            throw SCIMError(
                status: 413,
                detail: "What people say of themselves may have \(Limits.ownProfileBytes) bytes; send less.")
        }
    }
}

extension JSONObject {
    /// How much people have said of themselves, in bytes.
    fileprivate var ownSize: Int { OwnProfile.attributes.reduce(0) { $0 + (self[$1]?.encoded.count ?? 0) } }

    /// Others follow these addresses: they are web pages, and nothing that runs or reads a file.
    fileprivate func checkOwnAddresses(replacing old: JSONObject) throws(SCIMError) {
        if self["profileUrl"] != old["profileUrl"], let address = self["profileUrl"]?.string {
            try address.checkWebAddress("profileUrl")
        }
        let known = old["photos"]?.array ?? []
        for photo in self["photos"]?.array ?? [] where !known.contains(photo) {
            try photo.object?["value"]?.string?.checkWebAddress("photos.value")
        }
    }
}

extension String {
    fileprivate func checkWebAddress(_ attribute: String) throws(SCIMError) {
        guard ["https://", "http://"].contains(where: begins) else {
            throw .invalidValue("\(attribute) must begin with https:// or http:// when people set it themselves.")
        }
    }

    private func begins(with scheme: String) -> Bool {
        String(decoding: utf8.prefix(scheme.utf8.count), as: UTF8.self).equalsIgnoringCase(scheme)
    }
}

extension SCIMError {
    fileprivate static func notOwn(_ name: String) -> SCIMError {
        SCIMError(
            status: 403,
            detail: "People cannot change \(quoted(name)) of themselves, only nickName, preferredLanguage, locale, "
                + "timezone, profileUrl and photos; an integration can.")
    }
}
