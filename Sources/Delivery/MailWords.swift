internal import Accounts

/// What mails say, in English.
struct MailWords {
    let subject: String
    let reason: String
    /// How long the link or the code works.
    let life: String?
    /// What to do if the message was not expected.
    let otherwise: String

    private static let linkLife = "The link works once, until {date}."
    private static let unexpected = "If you did not expect this message, you need not do anything."
    private static let notYou = "If this was not you, tell your company at once."

    init(_ kind: Message.Kind) {
        switch kind {
        case .invitation:
            subject = "Your account at {organization}"
            reason = "{organization} has made an account for you. Take it into use with this link:"
            (life, otherwise) = (Self.linkLife, Self.unexpected)
        case .reminder:
            subject = "Your account at {organization} still waits for you"
            reason = "your account at {organization} still waits for you. Take it into use with this link:"
            (life, otherwise) = (Self.linkLife, Self.unexpected)
        case .unclaimed:
            subject = "Choose a new password for {organization}"
            reason = "an administrator of {organization} has reset your account. Choose a new password with this link:"
            (life, otherwise) = (Self.linkLife, Self.unexpected)
        case .recoveryCode:
            subject = "Your recovery code for {organization}"
            reason = "keep this recovery code in a safe place. It lets you back into your account at {organization}:"
            life = "It works once; the codes you had before work no longer."
            otherwise = Self.notYou
        case .resetCode:
            subject = "Your code for a new password at {organization}"
            reason = "somebody wants to choose a new password for your account at {organization}. This is the code:"
            life = "The code works once, for 30 minutes."
            otherwise = "If this was not you, do nothing: without the code nothing changes."
        case .addressCode:
            subject = "Confirm your address at {organization}"
            reason = "confirm that this address is yours, for your account at {organization}. This is the code:"
            life = "The code works once, for 30 minutes."
            otherwise = Self.unexpected
        case .addressChanged:
            subject = "Your address at {organization} was changed"
            reason = "your account at {organization} has another e-mail address now. Nothing more is sent to this one."
            (life, otherwise) = (nil, Self.notYou)
        case .passwordChanged:
            subject = "Your password at {organization} was changed"
            reason = "the password of your account at {organization} was changed."
            (life, otherwise) = (nil, Self.notYou)
        case .domainCode:
            subject = "The code for your domain"
            reason = "somebody wants to show that this domain belongs to {organization}. This is the code:"
            life = "The code works once, until {date}."
            otherwise = Self.unexpected
        }
    }
}
