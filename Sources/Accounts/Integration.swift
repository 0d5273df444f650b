/// A provisioning client of an organization, with its own tokens and switches.
package struct Integration: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let number: Int64

        package init(_ number: Int64) {
            self.number = number
        }
    }

    /// What people and groups belong to that no provisioning client has brought: added in the panel, by spreadsheet or by
    /// command.
    package static let byHand = "People"
    /// What people belong to who came by signing on.
    package static let bySignOn = "Single sign-on"

    package let id: ID
    package let name: String
    package let settings: Settings

    package init(id: ID, name: String, settings: Settings = Settings()) {
        self.id = id
        self.name = name
        self.settings = settings
    }

    /// Whether no provisioning client writes here.
    package var isOurs: Bool { name == Self.byHand || name == Self.bySignOn }

    static func checkName(_ name: String) throws(Refusal) {
        guard !name.isEmpty, name.utf8.count <= 100, name.isPlainText else {
            throw Refusal("The name of an integration has 1 to 100 visible characters.")
        }
    }
}
