internal import Accounts
internal import Languages

/// What mails say, in English.
struct MailWords {
    let subject: String
    let reason: String
    /// How long the link or the code works.
    let life: String?
    /// What to do if the message was not expected.
    let otherwise: String

    private static let linkLife = Phrase("The link works once, until {date}.").source
    private static let unexpected = Phrase("If you did not expect this message, you need not do anything.").source
    private static let notYou = Phrase("If this was not you, tell your company at once.").source

    init(_ kind: Message.Kind) {
        switch kind {
        case .invitation:
            subject = Phrase("Your account at {organization}").source
            reason = Phrase("{organization} has made an account for you. Take it into use with this link:").source
            (life, otherwise) = (Self.linkLife, Self.unexpected)
        case .reminder:
            subject = Phrase("Your account at {organization} still waits for you").source
            reason =
                Phrase("your account at {organization} still waits for you. Take it into use with this link:").source
            (life, otherwise) = (Self.linkLife, Self.unexpected)
        case .unclaimed:
            subject = Phrase("Choose a new password for {organization}").source
            reason =
                Phrase(
                    "an administrator of {organization} has reset your account. Choose a new password with this link:"
                ).source
            (life, otherwise) = (Self.linkLife, Self.unexpected)
        case .recoveryCode:
            subject = Phrase("Your recovery code for {organization}").source
            reason =
                Phrase("keep this recovery code in a safe place. It lets you back into your account at {organization}:")
                .source
            life = Phrase("It works once; the codes you had before work no longer.").source
            otherwise = Self.notYou
        case .resetCode:
            subject = Phrase("Your code for a new password at {organization}").source
            reason =
                Phrase("somebody wants to choose a new password for your account at {organization}. This is the code:")
                .source
            life = Phrase("The code works once, for 30 minutes.").source
            otherwise = Phrase("If this was not you, do nothing: without the code nothing changes.").source
        case .addressCode:
            subject = Phrase("Confirm your address at {organization}").source
            reason =
                Phrase("confirm that this address is yours, for your account at {organization}. This is the code:")
                .source
            life = Phrase("The code works once, for 30 minutes.").source
            otherwise = Self.unexpected
        case .addressChanged:
            subject = Phrase("Your address at {organization} was changed").source
            reason =
                Phrase(
                    "your account at {organization} has another e-mail address now. Nothing more is sent to this one."
                ).source
            (life, otherwise) = (nil, Self.notYou)
        case .passwordChanged:
            subject = Phrase("Your password at {organization} was changed").source
            reason = Phrase("the password of your account at {organization} was changed.").source
            (life, otherwise) = (nil, Self.notYou)
        case .domainCode:
            subject = Phrase("The code for your domain").source
            reason =
                Phrase("somebody wants to show that this domain belongs to {organization}. This is the code:").source
            life = Phrase("The code works once, until {date}.").source
            otherwise = Self.unexpected
        case .exportReady:
            subject = Phrase("Your export from {organization} is ready").source
            reason =
                Phrase("the information about people that you asked {organization} for is ready. Sign in to fetch it:")
                .source
            life = Phrase("It can be fetched until {date}. Then it is erased.").source
            otherwise = Phrase("If you did not ask for it, tell your company at once.").source
        case .tokenElsewhere:
            subject = Phrase("A token of {organization} was used from a new network").source
            reason =
                Phrase(
                    "a token by which accounts at {organization} are managed was used from a network it was never used from before:"
                ).source
            life = nil
            otherwise = Phrase("If nobody at your company can explain this, revoke the token at once.").source
        case .tokenEnds:
            subject = Phrase("A token of {organization} ends soon").source
            reason = Phrase("a token by which accounts at {organization} are managed ends soon:").source
            life = nil
            otherwise =
                Phrase("Make a new one beside it before that day: without one, no more changes arrive.").source
        case .wayInUsed:
            subject = Phrase("Somebody signed in by password at {organization}").source
            reason =
                Phrase(
                    "people sign on at a provider at {organization}; this administrator has just signed in by password instead:"
                ).source
            life = nil
            otherwise =
                Phrase("If the provider works and you do not know why, ask that person, and change the password.")
                .source
        }
    }
}
