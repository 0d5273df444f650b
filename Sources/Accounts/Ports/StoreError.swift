/// What a store could not do, without a word of how it stores.
package enum StoreError: Error, Hashable, Sendable {
    /// A value that must be unique is taken.
    case taken(TakenValue)
    /// The store is away or overloaded; trying again may help.
    case unavailable(String)
    /// What a client asked for takes longer than one request may.
    case tooSlow

    package enum TakenValue: Hashable, Sendable {
        case userName, signInName, externalID, slug, integrationName, groupName, domain, pinnedName, providerName,
            entityID
    }
}
