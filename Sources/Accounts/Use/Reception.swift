package import SCIM
package import Secrets

/// All that is done for people who come in person, not by way of a provisioning client.
package struct Reception: Sendable {
    package let claiming: Claiming
    package let signingIn: SigningIn
    package let recovering: Recovering
    package let ownAccount: OwnAccount
    package let desk: ResetDesk
    package let signingOn: SigningOn
    package let signingOff: SigningOff
    package let signOnKeys: SignOnKeys

    package init(
        schemas: SchemaSet,
        groupSchemas: SchemaSet,
        store: any AccountStore,
        keyring: Keyring,
        hasher: PasswordHasher,
        environment: Environment
    ) {
        desk = ResetDesk(store: store, keyring: keyring, environment: environment)
        claiming = Claiming(
            schemas: schemas, groupSchemas: groupSchemas, store: store, keyring: keyring, hasher: hasher,
            environment: environment)
        signingIn = SigningIn(store: store, keyring: keyring, hasher: hasher, environment: environment)
        recovering = Recovering(store: store, keyring: keyring, environment: environment, desk: desk)
        signingOn = SigningOn(schemas: schemas, store: store, keyring: keyring, environment: environment)
        signingOff = SigningOff(store: store, keyring: keyring, environment: environment)
        signOnKeys = SignOnKeys(store: store, keyring: keyring, environment: environment)
        ownAccount = OwnAccount(store: store, keyring: keyring, hasher: hasher, environment: environment)
    }
}
