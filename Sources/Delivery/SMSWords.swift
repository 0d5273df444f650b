internal import Accounts
internal import Languages

/// What text messages say, in English.
enum SMSWords {
    static func text(_ kind: Message.Kind) -> String {
        switch kind {
        case .invitation: Phrase("{organization}: Your account is ready. Take it into use: {link}").source
        case .reminder: Phrase("{organization}: Your account still waits for you: {link}").source
        case .unclaimed: Phrase("{organization}: Choose a new password for your account: {link}").source
        case .recoveryCode: Phrase("{organization}: Your recovery code is {code}. Keep it, it lets you back in.").source
        case .resetCode:
            Phrase("{organization}: Your code for a new password is {code}. It works for 30 minutes.").source
        case .addressCode: Phrase("{organization}: Your code is {code}. It works for 30 minutes.").source
        case .addressChanged:
            Phrase("{organization}: The address of your account was changed. Not you? Tell your company.").source
        case .passwordChanged: Phrase("{organization}: Your password was changed. Not you? Tell your company.").source
        case .exportReady: Phrase("{organization}: Your export is ready.").source
        case .tokenElsewhere: Phrase("{organization}: A token was used from a new network: {code}.").source
        case .tokenEnds: Phrase("{organization}: A token ends soon: {code}.").source
        case .wayInUsed: Phrase("{organization}: An administrator has signed in by password.").source
        case .domainCode: Phrase("{organization}: The code for your domain is {code}.").source
        }
    }
}
