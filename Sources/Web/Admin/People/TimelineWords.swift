internal import Accounts
internal import Languages
internal import SCIM

extension TimelineEntry.Event {
    var sentence: Phrase {
        switch self {
        case .created: Phrase("The account was added")
        case .invited: Phrase("Invited")
        case .claimed: Phrase("Claimed")
        case .provisioned: Phrase("Provisioning")
        case .message(let message, _): message.entry.kind.title
        case .code(let kind, _): kind.title
        case .administered(let entry): entry.deed.title
        case .did(let kind): kind.title
        case .session: Phrase("A browser was signed in")
        }
    }

    func detail(in language: Language) -> String? {
        switch self {
        case .created, .invited, .claimed, .did: return nil
        // As the log says it, in English for people of every language.
        case .provisioned(let entry): return entry.description
        case .message(let message, let recipient):
            return [language.text(message.state.title), recipient, message.lastError].compactMap(\.self)
                .joined(separator: " · ")
        case .code(_, let end) where end.milliseconds > 4_102_444_800_000: return nil
        case .code(_, let end): return language.text("Good until {date}.", ["date": end.day])
        case .administered(let entry):
            let facts = entry.facts.map { fact in
                "\(fact.name): " + [fact.before, fact.after].compactMap(\.self).joined(separator: " → ")
            }
            return ([entry.who.name(in: language)] + facts).joined(separator: " · ")
        case .session(let session): return session.agent
        }
    }
}

extension Message.Kind {
    /// What such a message is about, for whoever administers.
    fileprivate var title: Phrase {
        switch self {
        case .invitation: Phrase("Message: invitation")
        case .reminder: Phrase("Message: reminder")
        case .unclaimed: Phrase("Message: set back to invited")
        case .recoveryCode: Phrase("Message: recovery code")
        case .resetCode: Phrase("Message: code for a new password")
        case .addressCode: Phrase("Message: code to prove the address")
        case .addressChanged: Phrase("Message: the address changed")
        case .passwordChanged: Phrase("Message: the password changed")
        case .domainCode: Phrase("Message: code for a domain")
        case .exportReady: Phrase("Message: an export is ready")
        case .wayInUsed: Phrase("Message: an administrator came in by password")
        case .tokenElsewhere: Phrase("Message: a token was used from a new network")
        case .tokenEnds: Phrase("Message: a token ends soon")
        }
    }
}

extension StoredMessage.State {
    fileprivate var title: Phrase {
        switch self {
        case .waiting: Phrase("waits")
        case .sent: Phrase("sent")
        case .delivered: Phrase("arrived")
        case .failed: Phrase("failed")
        }
    }
}

extension ClaimCode.Kind {
    fileprivate var title: Phrase {
        switch self {
        case .link: Phrase("A link was made")
        case .accessCode: Phrase("An access code was made")
        case .recoveryCode: Phrase("A recovery code was made")
        case .resetCode: Phrase("A code for a new password was made")
        case .addressCode: Phrase("A code to prove the address was made")
        }
    }
}

extension AccountEvent.Kind {
    fileprivate var title: Phrase {
        switch self {
        case .claimed: Phrase("The person claimed the account")
        case .signedIn: Phrase("The person signed in")
        case .signedOn: Phrase("The person signed on at the provider")
        case .passwordChanged: Phrase("The person changed the password")
        case .passwordReset: Phrase("The person chose a new password by a code")
        case .secondFactorSetUp: Phrase("The second factor was set up")
        case .secondFactorWrong: Phrase("A wrong code of the second factor was typed")
        }
    }
}
