package import Accounts

/// What the doors have to do with messages on their way to people.
package struct MessageDoors: Sendable {
    let posting: Posting
    /// Nil where no gateway tells what became of a message.
    let receiptSecret: ReceiptSecret?
    /// The channels that nobody is configured to send on.
    let unserved: Set<Message.Channel>

    package init(posting: Posting, receiptSecret: ReceiptSecret?, unserved: Set<Message.Channel>) {
        self.posting = posting
        self.receiptSecret = receiptSecret
        self.unserved = unserved
    }
}
