internal import SCIM

extension StoreError.TakenValue {
    /// Why an account cannot have its name.
    var sentenceOfUser: String {
        switch self {
        case .userName: "userName is taken by another account of this organization; choose another one."
        case .signInName:
            "The e-mail address or mobile number is the sign-in name of another account of this organization; "
                + "send another one, or update that account."
        case .externalID: "externalId is taken by another account; send the id that is this person's own."
        case .slug, .integrationName, .groupName, .domain, .pinnedName, .providerName, .entityID: "The name is taken."
        }
    }
}

extension SCIMError {
    static func unknownUser(_ id: String) -> SCIMError {
        SCIMError(status: 404, detail: "There is no User \(SCIMError.quoted(id)).")
    }
}
