import Accounts
import Languages
import SCIM
import Testing

@testable import Delivery

/// What messages say: everything in every language, and in one text message where the language allows it.
@Suite struct WordingTests {
    private func message(
        _ kind: Message.Kind,
        _ language: String?,
        channel: Message.Channel = .sms,
        organization: String = "Nordic Freight Group",
        name: String? = "Ada",
        code: String? = nil
    ) -> PostedMessage {
        let isCode = [.recoveryCode, .resetCode, .addressCode, .domainCode, .tokenElsewhere, .tokenEnds].contains(kind)
        let isLink = [.invitation, .reminder, .unclaimed, .exportReady].contains(kind)
        let id = Organization.ID(1)
        let facts = MessageFacts(
            Message(
                organization: id, account: nil, kind: kind, channel: channel, recipient: "+46701234589", name: name,
                link: isLink ? "/c/0123456789abcdef" : nil, code: isCode ? code ?? "ABCDE-FGHJK" : nil))
        return PostedMessage(
            id: MessageEntry.ID("1"), key: "k", organization: Organization(id: id, slug: "acme", name: organization),
            kind: kind, channel: channel, facts: facts, language: language,
            expires: Instant(milliseconds: 1_800_000_000_000), attempts: 0,
            claimedUntil: Instant(milliseconds: 0))
    }

    private func wording(_ message: PostedMessage) -> Wording {
        Wording(message, origin: "https://people.example.com")
    }

    /// Who administers has an e-mail address; what is told them is mailed.
    private static let sentAsText = Message.Kind.allCases.filter {
        ![.exportReady, .tokenElsewhere, .tokenEnds, .wayInUsed].contains($0)
    }

    @Test(arguments: Language.all, sentAsText)
    func `a text message is one segment, with the company in front and link or code in it`(
        language: Language,
        kind: Message.Kind
    ) {
        let message = message(kind, language.tag)
        let text = wording(message).sms
        let segments = GSMSegments(text)
        #expect(segments.count == 1, "\(text)")
        #expect(segments.isGSM == (language.tag != "ur"), "\(text)")
        #expect(text.hasPrefix(language.tag == "ur" ? "Nordic F" : "Nordic Freight Group: "), "\(text)")
        if message.facts.link != nil { #expect(text.hasSuffix(" https://people.example.com/c/0123456789abcdef")) }
        if let code = message.facts.code { #expect(text.contains(code)) }
        #expect(!text.contains("{") && !text.contains("}"))
    }

    @Test(arguments: Language.all, Message.Kind.allCases)
    func `a mail says everything, in the language that was asked for`(language: Language, kind: Message.Kind) {
        let message = message(kind, language.tag, channel: .email)
        let mail = wording(message).mail
        for text in [mail.subject, mail.body] { #expect(!text.contains("{") && !text.contains("}"), "\(text)") }
        #expect(mail.language == language.tag)
        let lines = mail.body.split(separator: "\n")
        #expect(lines[0].contains("Ada"))
        let fact = message.facts.link.map { "https://people.example.com" + $0 } ?? message.facts.code
        if let fact { #expect(lines.contains(Substring(fact))) }
        #expect(mail.body.contains("2027-01-15") == (message.facts.link != nil || kind == .domainCode))
        let english = wording(self.message(kind, nil, channel: .email)).mail
        #expect((english == mail) == (language == .english))
    }

    @Test func `a long name is cut, and what has no room even so takes a segment more`() {
        let long = String(repeating: "Very Long Name ", count: 10)
        let text = wording(message(.invitation, "en", organization: long)).sms
        #expect(GSMSegments(text).count == 1 && text.contains("...: Your account"))
        let foreign = wording(message(.passwordChanged, "sv", organization: "Łódzka Spedycja Krajowa")).sms
        #expect(GSMSegments(foreign).count == 2 && foreign.hasPrefix("Łódzka Spedycja Krajowa: "))
    }

    @Test func `segments are counted as phones count them`() {
        #expect(GSMSegments(String(repeating: "a", count: 160)).count == 1)
        #expect(GSMSegments(String(repeating: "a", count: 161)).count == 2)
        #expect(GSMSegments(String(repeating: "a", count: 306)).count == 2)
        #expect(GSMSegments(String(repeating: "a", count: 307)).count == 3)
        #expect(GSMSegments(String(repeating: "€", count: 80)).count == 1)
        #expect(GSMSegments(String(repeating: "€", count: 81)).count == 2)
        #expect(GSMSegments(String(repeating: "ہ", count: 70)) == GSMSegments(String(repeating: "ہ", count: 1)))
        #expect(GSMSegments(String(repeating: "ہ", count: 71)).count == 2)
        #expect(GSMSegments("ç").isGSM == false && GSMSegments("à Ç ñ @ ¿").isGSM)
        #expect(GSMSegments(String(repeating: "😀", count: 36)).count == 2)
    }

    @Test func `every sentence of the program is in the catalogues, and no other`() throws {
        let italian = try #require(Language("it"))
        let catalogue = try Catalogue(po: try #require(Catalogue.document(.messages, in: italian)))
        let mails = Message.Kind.allCases.map(MailWords.init)
        let said =
            mails.flatMap { [$0.subject, $0.reason, $0.life, $0.otherwise].compactMap(\.self) }
            + Message.Kind.allCases.map(SMSWords.text) + ["Hello,", "Hello {name},"]
        #expect(Set(catalogue.entries.map(\.source)) == Set(said))
    }
}
