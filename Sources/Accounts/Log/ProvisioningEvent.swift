package import SCIM

/// Where a request comes from.
package struct ProvisioningSource: Hashable, Sendable {
    package let organization: Organization.ID
    package let integration: Integration.ID
    /// As the integration is called at the time.
    package let name: String
    /// Whose token it was, where it was a person's.
    package let person: Account.ID?

    package init(
        organization: Organization.ID,
        integration: Integration.ID,
        name: String,
        person: Account.ID? = nil
    ) {
        self.organization = organization
        self.integration = integration
        self.name = name
        self.person = person
    }
}

/// One operation of a provisioning client as the door saw it.
///
/// Holds what is at hand anyway; what costs time, to compare and to name, is done when an entry is made of it.
package struct ProvisioningEvent: Sendable {
    package let time: Instant
    package let requestID: String
    package let credential: Credential
    package let action: ProvisioningAction
    package let schemas: SchemaSet?
    package let status: Int
    /// The refusal as the client got it.
    package let error: SCIMError?
    package let facts: Facts
    package let milliseconds: Int64

    /// What came to light on the way.
    package struct Facts: Sendable {
        /// As the address has it.
        package var id: String?
        /// The name in the body of the request.
        package var sentName: String?
        /// The stored text of what was read.
        package var document: String?
        package var change: ResourceChange?
        /// How many operations one request stood for.
        package var operations = 1
        /// As the server understood it; one that it did not understand could hold anything.
        package var filter: String?
        package var found: Int?
        package var quirks: Set<Quirk> = []
        package var warnings: [String] = []
        /// Which name somebody else has.
        package var clash: Clash?

        package init() {}
    }

    package init(
        time: Instant,
        requestID: String,
        credential: Credential,
        action: ProvisioningAction,
        schemas: SchemaSet?,
        status: Int,
        error: SCIMError?,
        facts: Facts,
        milliseconds: Int64
    ) {
        self.time = time
        self.requestID = requestID
        self.credential = credential
        self.action = action
        self.schemas = schemas
        self.status = status
        self.error = error
        self.facts = facts
        self.milliseconds = milliseconds
    }

    var source: ProvisioningSource {
        ProvisioningSource(
            organization: credential.organization.id, integration: credential.integration.id,
            name: credential.integration.name, person: credential.token.account)
    }

    /// Whether nothing came of it but an answer.
    package var isSuccessfulRead: Bool { action.isRead && status < 400 }

    /// Whether the organization wants to know of it.
    var isWanted: Bool { !isSuccessfulRead || credential.organization.settings.logReadDays > 0 }
}
