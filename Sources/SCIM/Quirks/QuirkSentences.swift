extension Quirk {
    /// What was understood, for somebody who has never read the standards.
    public var sentence: String {
        switch self {
        case .booleanStrings: "\"True\" or \"False\", sent as a text, was read as true or false."
        case .operationCase: "The name of an operation, like \"Replace\", was read in lower case."
        case .dottedKeys: "A name inside a value, like name.givenName, was read as the path of an attribute."
        case .missingElements: "A value that was to be changed was not there, so it was added."
        case .removalByValue: "Only the values that were listed were removed, not all there are."
        case .scalarsForComplex: "A plain text or number was read as the attribute's value, or an empty text as none."
        case .looseArrays:
            "One value was read as a list of one, a list of one as its value, or an empty list as no value."
        case .readOnlyInObjects: "What only this server decides, like id, was passed over."
        case .looseURNs: "The name of a schema was misspelt, and understood."
        case .bareExtensionNames: "An attribute of an extension was found without the name of its schema."
        case .bareWords: "A value in a filter was read though it was not in double quotes."
        case .unknownPaths: "A change of an attribute that nobody knows was passed over."
        case .additiveMembers: "Members that were to replace all others were added to them."
        case .keptMembers: "A group that was sent without members kept those it has."
        case .statusCommands: "What was written about invitation and claim was taken as a wish to change it."
        case .missingSchemas: "The request did not say which schemas it is of."
        case .unknownAttributes: "An attribute that nobody knows was left out."
        case .looseFormats: "A value that is not in the form it should have was kept."
        case .pathlessOperations: "An operation without a path was read as a part of the resource."
        case .partialReplacement: "The parts of a value that were not named stayed as they were."
        case .manyTargets: "A condition that several values meet changed all of them."
        }
    }
}
