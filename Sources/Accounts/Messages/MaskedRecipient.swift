extension MessageFacts {
    /// Whom a message is for, as much of it as tells an operator apart from a stranger: `a…@example.com`, `+46…89`.
    package var maskedRecipient: String { MessageFacts.masked(recipient) }

    static func masked(_ recipient: String) -> String {
        guard let at = recipient.lastIndex(of: "@") else { return "\(recipient.prefix(3))…\(recipient.suffix(2))" }
        return "\(recipient.prefix(1))…\(recipient[at...])"
    }
}
