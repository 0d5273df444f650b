import Accounts
import Languages
import Testing

@testable import Web

/// The invitation that is shown before it is sent is the one that is sent.
@Suite struct InvitationPreviewTests {
    @Test(arguments: Language.all.filter { $0 != .english })
    func `its sentences are those of the messages`(language: Language) throws {
        let known = try Catalogue(po: #require(Catalogue.document(.messages, in: language))).entries.map(\.source)
        for sentence in [
            InvitationPreview.subject, InvitationPreview.greeting, InvitationPreview.reason, InvitationPreview.sms,
        ] { #expect(known.contains(sentence), "\(sentence)") }
    }
}
