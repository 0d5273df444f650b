internal import Accounts
internal import Languages

extension ProviderOption {
    var title: Phrase {
        switch self {
        case .signatures: Phrase("What has to be signed")
        case .encryption: Phrase("Encryption")
        case .binding: Phrase("How the question is sent")
        case .providerInitiated: Phrase("Sign-ons that begin at the provider")
        case .forceAuthentication: Phrase("Ask for the password each time")
        case .authenticationContext: Phrase("Kinds of authentication that are demanded")
        case .nameIDFormat: Phrase("Format of the NameID to ask for")
        case .emailAttribute: Phrase("Attribute with the e-mail address")
        case .justInTime: Phrase("Accounts for people whom nobody has added")
        case .givenNameAttribute: Phrase("Attribute with the given name")
        case .familyNameAttribute: Phrase("Attribute with the family name")
        case .displayNameAttribute: Phrase("Attribute with the display name")
        }
    }

    var effect: Phrase {
        switch self {
        case .signatures: Phrase("An answer of the provider in which this is not signed is refused.")
        case .encryption:
            Phrase("If it is required, our certificate for it is in the metadata, and what comes in plain is refused.")
        case .binding: Phrase("Leave it to the metadata unless the provider says otherwise.")
        case .providerInitiated:
            Phrase("People may begin on the provider's own start page, and are asked here before they go on.")
        case .forceAuthentication:
            Phrase("The provider is told not to let people through because they signed on there before.")
        case .authenticationContext: Phrase("Class names with spaces between. Leave it empty for Entra ID.")
        case .nameIDFormat: Phrase("Empty asks for none. Some providers do not answer when it is not theirs.")
        case .emailAttribute: Phrase("automatic knows the usual names; name-id takes the NameID.")
        case .justInTime: Phrase("Their first sign-on makes an account, in domains this provider answers for.")
        case .givenNameAttribute, .familyNameAttribute, .displayNameAttribute:
            Phrase("Counts for accounts that a sign-on makes. automatic knows the usual names.")
        }
    }

    /// The values to choose from; none where something is typed.
    var choices: [String] {
        switch self {
        case .signatures: ["either", "response", "assertion", "both"]
        case .encryption: ["accepted", "required"]
        case .binding: ["automatic", "redirect", "post"]
        case .providerInitiated, .forceAuthentication, .justInTime: ["on", "off"]
        case .authenticationContext, .nameIDFormat, .emailAttribute, .givenNameAttribute, .familyNameAttribute,
            .displayNameAttribute:
            []
        }
    }

    func phrase(of value: String) -> Phrase {
        switch value {
        case "on": Phrase("On")
        case "off": Phrase("Off")
        case "either": Phrase("The response or the assertion")
        case "response": Phrase("The response")
        case "assertion": Phrase("The assertion")
        case "both": Phrase("Both")
        case "accepted": Phrase("Accepted")
        case "required": Phrase("Required")
        case "automatic": Phrase("automatic")
        default: Phrase("{value}", ["value": value])
        }
    }
}
