import Accounts
import SCIM

/// A row in each of the tables about guards: a token in use, an integration that shuts people out, a refused creation.
struct GuardTraces {
    let account: AccountEntry
    let token: Token.ID
    let house: StoreHouse

    func leave(_ records: any AccountTransaction) throws {
        let (organization, integration) = (house.organization.id, house.integration.id)
        let origin = CallOrigin(address: "198.51.100.7", agent: "Okta/1")
        _ = try records.record(TokenUse(at: StoreHouse.start, from: origin), of: token, in: organization)
        _ = try records.countDeactivation(by: integration, on: 7, in: organization)
        let source = ProvisioningSource(
            organization: organization, integration: integration, name: house.integration.name)
        if let clash = Clash(.uniqueness("taken"), .userName, by: account) {
            try records.take(.refused(clash, by: source, at: StoreHouse.start))
        }
    }
}
