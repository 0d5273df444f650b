internal import Accounts
internal import HTTPTypes
internal import Languages

/// One's own account: what is known, and what its person may do about it.
struct AccountController {
    let visit: Visit
    let person: VisitingPerson
    let own: OwnAccount
    let admitting: Admitting

    /// Nil when the account was deactivated or deleted meanwhile.
    func answer() async throws -> PageAnswer? {
        guard let overview = try await own.overview(of: person.person) else { return nil }
        switch (visit.path.route, visit.form) {
        case (.accountPassword, _) where !overview.hasPassword: return .page(.notFound(home: back.address))
        case (.accountPassword, nil): return .page(.changePassword(visit))
        case (.accountPassword, let form?): return try await changePassword(form)
        case (.accountRecoveryCode, _): return try await recoveryCode(overview)
        case (.accountAddress, _): return try await confirmAddress(overview)
        case (.accountSessions, nil):
            return .page(.sessions(AccountSessionsPage(overview.sessions, now: person.person.session.id)))
        case (.accountSessions, let form?): return try await endSessions(form["session"])
        default:
            let administers = try await admitting.administers(person.person)
            return .page(.account(AccountPage(overview, administers: administers)))
        }
    }

    private var back: (label: Phrase, address: String) {
        (Phrase("Back to your account"), visit.address(of: .account))
    }

    private func changePassword(_ form: Form) async throws -> PageAnswer {
        let (old, new) = (form[ChangePassword.current], form[ChangePassword.new])
        let missing = [(ChangePassword.current, old), (ChangePassword.new, new)].filter(\.1.isEmpty)
        guard missing.isEmpty else {
            return .page(.changePassword(visit, missing.map { .missing($0.0) }))
        }
        switch try await own.changePassword(old, to: new, of: person.person, person.secret) {
        case .wrongPassword:
            let phrase = Phrase("This is not your password.")
            return .page(.changePassword(visit, [FieldError(field: ChangePassword.current, phrase: phrase)]))
        case .flawed(let flaw):
            return .page(.changePassword(visit, [FieldError(field: ChangePassword.new, phrase: flaw.phrase)]))
        case .wait(let seconds): return .page(.tooMany(waiting: seconds))
        case .changed:
            return .page(
                .notice(
                    .ok, Phrase("Your password is changed"),
                    [Phrase("Wherever else you were signed in, you no longer are.")],
                    .link(back.label, address: back.address)))
        }
    }

    private func recoveryCode(_ overview: OwnAccount.Overview) async throws -> PageAnswer {
        guard overview.account.kind == .phone else { return .page(.notFound(home: back.address)) }
        let make = FormPage.Question(
            action: visit.address(of: .accountRecoveryCode), button: Phrase("Make a new code"))
        guard visit.form != nil else {
            return .page(.recoveryCode(made: overview.recoveryCode, make, back))
        }
        guard let code = try await own.makeRecoveryCode(of: person.person) else {
            return .page(.notFound(home: back.address))
        }
        return .page(.newRecoveryCode(code, back))
    }

    private func confirmAddress(_ overview: OwnAccount.Overview) async throws -> PageAnswer {
        guard overview.account.kind == .email, let address = overview.account.address else {
            return .page(.notFound(home: back.address))
        }
        let confirmed = Page.notice(
            .ok, Phrase("Your address is confirmed"), [Phrase("You can choose a new password by mail.")],
            .link(back.label, address: back.address))
        guard !overview.isAddressProven else { return .page(confirmed) }
        let confirmation = AddressConfirmation(address: address, action: visit.address(of: .accountAddress), back: back)
        guard let form = visit.form else { return .page(confirmation.offer) }
        guard form[AddressConfirmation.step] == AddressConfirmation.code else {
            try await own.sendAddressCode(to: person.person)
            return .page(confirmation.enter([]))
        }
        guard try await own.proveAddress(by: form[AddressConfirmation.code], of: person.person) else {
            let phrase = Phrase("This code is not right, or it is too old.")
            return .page(confirmation.enter([FieldError(field: AddressConfirmation.code, phrase: phrase)]))
        }
        return .page(confirmed)
    }

    /// One of them, or all but the one that asks.
    private func endSessions(_ which: String) async throws -> PageAnswer {
        if which == AccountSessionsPage.others {
            try await own.endOtherSessions(of: person.person, person.secret)
        } else if let number = Int64(which) {
            try await own.endSession(Session.ID(number), of: person.person)
        }
        return .seeOther(visit.address(of: .accountSessions))
    }
}
