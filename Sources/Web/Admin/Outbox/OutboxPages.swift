internal import Accounts
internal import Languages
internal import SCIM

/// What people are written: the list, one message, and an invitation once more.
struct OutboxPages {
    private let visit: PanelVisit

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        guard visit.route == .message else { return .page(try await list()) }
        guard let id = MessageEntry.ID(typed: visit.free[0]) else { return visit.notFound }
        guard visit.form != nil else { return try await show(id) }
        let notice = try await visit.office.outbox.sendAgain(id, by: visit.acting)
        let outcome = notice == .leftToTomorrow ? "tomorrow" : "queued"
        return .seeOther(visit.address(of: .message, id.text) + PanelQuery.text(["again": outcome]))
    }

    private func list() async throws -> Page {
        let selection = MessageSelection(
            state: StoredMessage.State(rawValue: visit.query["state"]), account: Account.ID(visit.query["person"]))
        let behind = MessagePosition(visit.query["behind"])
        let page = try await visit.office.outbox.page(selection, behind: behind, by: visit.acting)
        return Page(
            Phrase("Messages"),
            OutboxList(
                selection: selection, isFirst: behind == nil, page: page, words: words))
    }

    private func show(_ id: MessageEntry.ID) async throws -> PageAnswer {
        guard let message = try await visit.office.outbox.message(id, by: visit.acting) else { return visit.notFound }
        var page = Page(
            words.title(of: message.message.entry.kind),
            OutboxShow(
                message: message, mayResend: visit.acting.role.may(.resend), again: visit.query["again"],
                words: words))
        page.hasForm = true
        return .page(page)
    }

    private var words: MessageWords {
        MessageWords(unserved: visit.unserved, now: visit.office.desk.environment.now())
    }
}
