internal import Accounts
internal import Languages

extension SignInFinding {
    var sentence: Phrase {
        switch self {
        case .deactivated: Phrase("The account is deactivated.")
        case .notInvited(let date): Phrase("Added on {date}, and not invited yet.", ["date": date.day])
        case .invited(let date): Phrase("Invited on {date}, and not claimed yet.", ["date": date.day])
        case .claimed(let date): Phrase("The account was claimed on {date}.", ["date": date.day])
        case .codeIsGood(.accessCode, let end): Phrase("The access code is good until {date}.", ["date": end.day])
        case .codeIsGood(_, let end): Phrase("The link is good until {date}.", ["date": end.day])
        case .codeHasEnded(.accessCode, let end): Phrase("The access code ended on {date}.", ["date": end.day])
        case .codeHasEnded(_, let end): Phrase("The link ended on {date}.", ["date": end.day])
        case .codeWasTriedOut: Phrase("The code was typed wrongly too often and is of no use any more.")
        case .noCode(.accessCode): Phrase("There is no access code.")
        case .noCode: Phrase("There is no link to claim the account by.")
        case .messageWaits(let date, nil): Phrase("The message of {date} waits to be sent.", ["date": date.minute])
        case .messageWaits(let date, let trouble?):
            Phrase("The message of {date} could not be sent yet: {reason}", ["date": date.minute, "reason": trouble])
        case .messageLeft(let date, hasArrived: false): Phrase("A message was sent on {date}.", ["date": date.minute])
        case .messageLeft(let date, hasArrived: true):
            Phrase("The message of {date} has arrived.", ["date": date.minute])
        case .messageFailed(let date, let reason):
            Phrase("The message of {date} failed: {reason}", ["date": date.minute, "reason": reason ?? "–"])
        case .numberHadItsDay(let limit):
            Phrase("The number has had all its messages of today: {limit}.", ["limit": String(limit)])
        case .signsOn(let provider): Phrase("Single sign-on applies, at {provider}.", ["provider": provider])
        case .pinned(let provider): Phrase("{provider} has vouched for this person before.", ["provider": provider])
        case .pinnedElsewhere(let provider):
            Phrase("Another provider has vouched for this person before: {provider}.", ["provider": provider])
        case .addressNotProven(let provider):
            Phrase(
                "The e-mail address was changed, and nobody has shown that it is the person’s, so {provider} does not let anybody in.",
                ["provider": provider])
        case .otherAddress(let provider):
            Phrase("{provider} knows the person by another e-mail address.", ["provider": provider])
        case .noProvider(let domain, isVerified: true):
            Phrase("No active provider answers for {domain}, so a password is asked for.", ["domain": domain])
        case .noProvider(let domain, isVerified: false):
            Phrase("The domain {domain} is not verified, so a password is asked for.", ["domain": domain])
        case .signOnIsOff: Phrase("The person is to sign on, but single sign-on is off, so a password is asked for.")
        case .hasPassword: Phrase("There is a password.")
        case .noPassword: Phrase("There is no password, and nobody else vouches for the person.")
        case .tooManyTries(let seconds):
            Phrase("Too many tries by this name; the next in seconds: {seconds}.", ["seconds": String(seconds)])
        case .mustSignOnAgain: Phrase("The person has to sign on again at the provider.")
        case .sessions(let count, let most):
            Phrase("Browsers signed in: {count} of {most}.", ["count": String(count), "most": String(most)])
        }
    }
}

extension SignInFinding.Remedy {
    var advice: Phrase {
        switch self {
        case .reactivate: Phrase("Reactivate the account.")
        case .invite: Phrase("Invite the person.")
        case .remind: Phrase("Remind the person: a new link is made.")
        case .makeAccessCode: Phrase("Make a new access code and hand it over.")
        case .setToInvited: Phrase("Set the account to invited: the person chooses a password.")
        case .claimAnew: Phrase("Set the account to invited: the person claims it once more.")
        case .forgetPin:
            Phrase(
                "Correct the address at the provider or here, or let the provider say anew who the person is (Sign-in)."
            )
        case .checkAddress: Phrase("Check the address or number, and what stands in the messages.")
        case .checkProvider: Phrase("Look at the providers and the domains they answer for.")
        case .verifyDomain: Phrase("Verify the domain.")
        case .wait: Phrase("This passes by itself.")
        case .tellPerson: Phrase("Tell the person.")
        }
    }
}
