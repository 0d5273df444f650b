internal import Accounts

/// What text messages say, in English.
enum SMSWords {
    static func text(_ kind: Message.Kind) -> String {
        switch kind {
        case .invitation: "{organization}: Your account is ready. Take it into use: {link}"
        case .reminder: "{organization}: Your account still waits for you: {link}"
        case .unclaimed: "{organization}: Choose a new password for your account: {link}"
        case .recoveryCode: "{organization}: Your recovery code is {code}. Keep it, it lets you back in."
        case .resetCode: "{organization}: Your code for a new password is {code}. It works for 30 minutes."
        case .addressCode: "{organization}: Your code is {code}. It works for 30 minutes."
        case .addressChanged: "{organization}: The address of your account was changed. Not you? Tell your company."
        case .passwordChanged: "{organization}: Your password was changed. Not you? Tell your company."
        case .domainCode: "{organization}: The code for your domain is {code}."
        }
    }
}
