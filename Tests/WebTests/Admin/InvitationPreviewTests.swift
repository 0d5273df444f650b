import Accounts
import Languages
import TestSupport
import Testing

@testable import Web

/// The invitation that is shown before it is sent is the one that is sent.
@Suite struct InvitationPreviewTests {
    @Test(arguments: Language.all.filter { $0 != .english })
    func `its sentences are those of the messages`(language: Language) throws {
        let known = try Catalogue(po: #require(Catalogue.document(.messages, in: language))).entries.map(\.source)
        for sentence in [
            InvitationPreview.subject, InvitationPreview.greeting, InvitationPreview.reason,
            InvitationPreview.life, InvitationPreview.otherwise, InvitationPreview.sms,
        ] { #expect(known.contains(sentence), "\(sentence)") }
    }

    @Test func `a mail is shown to its end`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator(.accountManager)
        let page = try await visitor.open("/add").text
        #expect(page.contains("The link works once, until …."))
        #expect(page.contains("If you did not expect this message, you need not do anything."))
    }
}
