package import SCIM
package import Secrets

/// All that is done for those who administer.
package struct Office: Sendable {
    package let desk: Desk
    package let admitting: Admitting
    package let secondFactors: SecondFactors
    package let appointing: Appointing
    package let firstAdministrator: FirstAdministrator
    package let administration: Administration
    package let signOnKeys: SignOnKeys
    package let schemas: SchemaSet
    package let people: People
    package let personFiles: PersonFiles
    package let personDeeds: PersonDeeds
    package let adding: Adding
    package let importing: Importing
    package let exporting: Exporting
    package let integrating: Integrating
    package let resolving: Resolving
    package let connectionTest: ConnectionTest
    package let handingOut: HandingOut
    package let outbox: Outbox
    package let groups: GroupKeeping

    package init(
        schemas: SchemaSet,
        groupSchemas: SchemaSet,
        store: any AccountStore,
        keyring: Keyring,
        environment: Environment
    ) {
        desk = Desk(store: store, environment: environment)
        admitting = Admitting(store: store, environment: environment)
        secondFactors = SecondFactors(store: store, keyring: keyring, environment: environment)
        appointing = Appointing(desk: desk, schemas: schemas, keyring: keyring)
        firstAdministrator = FirstAdministrator(appointing: appointing)
        administration = Administration(store: store, keyring: keyring, environment: environment)
        signOnKeys = SignOnKeys(store: store, keyring: keyring, environment: environment)
        self.schemas = schemas
        people = People(store: store)
        personFiles = PersonFiles(desk: desk, keyring: keyring)
        personDeeds = PersonDeeds(desk: desk, schemas: schemas, keyring: keyring)
        adding = Adding(schemas: schemas, store: store, keyring: keyring, environment: environment)
        importing = Importing(adding: adding)
        exporting = Exporting(store: store, keyring: keyring, environment: environment)
        integrating = Integrating(desk: desk, keyring: keyring)
        resolving = Resolving(desk: desk, schemas: schemas)
        connectionTest = ConnectionTest(integrating: integrating, schemas: schemas)
        handingOut = HandingOut(desk: desk, keyring: keyring)
        outbox = Outbox(desk: desk, keyring: keyring)
        groups = GroupKeeping(
            desk: desk, schemas: groupSchemas, consequences: Consequences(keyring: keyring, environment: environment))
    }
}
