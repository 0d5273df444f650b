/// A company on this server; everything belongs to exactly one.
package struct Organization: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let number: Int64

        package init(_ number: Int64) {
            self.number = number
        }
    }

    package let id: ID
    /// The part of its addresses that is its own: `/o/{slug}/…`.
    package let slug: String
    package let name: String
    package let settings: Settings
    /// Which logo it has, where that was asked for; nil for none.
    package let logo: String?

    package init(id: ID, slug: String, name: String, settings: Settings = Settings(), logo: String? = nil) {
        self.id = id
        self.slug = slug
        self.name = name
        self.settings = settings
        self.logo = logo
    }

    /// The organization that a new server begins with; it lives at the root, not under `/o/`.
    package static let defaultSlug = "default"

    /// Where its SCIM door is, relative to the public URL.
    package var scimPath: String { slug == Organization.defaultSlug ? "/scim/v2" : "/o/\(slug)/scim/v2" }

    /// What identifies it as an authorization server (RFC 8414 §2), relative to the public URL.
    package static func issuerPath(_ slug: String) -> String { slug == defaultSlug ? "" : "/o/\(slug)" }

    /// Lower-case letters, digits and inner hyphens, 2 to 63 of them: fit for a URL and for a host name.
    package static func isSlug(_ text: String) -> Bool {
        let characters = Array(text.utf8)
        let isPlain = characters.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        return isPlain && (2...63).contains(characters.count) && characters.first != 0x2D && characters.last != 0x2D
    }
}
