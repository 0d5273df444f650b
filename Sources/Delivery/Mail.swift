private import Foundation

/// One mail, as it goes over the wire (RFC 5322): plain text, in UTF-8.
struct Mail: Sendable {
    let sender: MailAddress
    let recipient: MailAddress
    let content: [UInt8]

    /// - Parameter key: the same whenever the mail is sent again, so that whoever gets it twice can tell.
    init(
        from sender: MailAddress,
        named name: String?,
        to recipient: MailAddress,
        _ text: Wording.MailText,
        key: String,
        secondsSince1970: Int64
    ) {
        self.sender = sender
        self.recipient = recipient
        var header = MailHeader()
        header.add("From", .address(sender, name: name))
        header.add("To", .address(recipient))
        header.add("Subject", .text(text.subject))
        header.add("Date", .date(secondsSince1970: secondsSince1970))
        header.add("Message-ID", .messageID(key, at: sender.domain))
        // RFC 3834 §5: nobody's holiday notice is to answer.
        header.add("Auto-Submitted", .word("auto-generated"))
        header.add("Content-Language", .text(text.language))
        header.add("MIME-Version", .word("1.0"))
        header.add("Content-Type", .word("text/plain; charset=utf-8"))
        header.add("Content-Transfer-Encoding", .word("base64"))
        let body = Data(text.body.replacing("\n", with: "\r\n").utf8)
            .base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        content = Array((header.text + "\r\n" + body + "\r\n").utf8)
    }
}
