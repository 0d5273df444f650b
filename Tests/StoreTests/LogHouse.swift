import Accounts
import SCIM
import TestSupport

/// Entries of the provisioning log, as a store is given them.
extension StoreHouse {
    /// An entry of this house's organization and integration, unless another company is named.
    func logEntry(
        _ action: ProvisioningAction,
        by company: (Organization, Integration)? = nil,
        status: Int = 200,
        name: String? = nil,
        id: String? = nil,
        requestID: String = "r",
        at time: Instant = StoreHouse.start
    ) -> ProvisioningEntry {
        let (organization, integration) = company ?? (self.organization, self.integration)
        let token = Token(
            id: Token.ID(1), scopes: Token.Scope.provisioning, created: time, expires: time, lastUsed: nil)
        var facts = ProvisioningEvent.Facts()
        (facts.sentName, facts.id) = (name, id)
        return ProvisioningEntry(
            ProvisioningEvent(
                time: time, requestID: requestID,
                credential: Credential(token: token, organization: organization, integration: integration),
                action: action, schemas: schemas, status: status, error: nil, facts: facts, milliseconds: 1))
    }
}
