internal import Accounts

/// The statements on `account_word`: by which words people are found.
struct WordTable {
    let session: any Session
    let dialect: any Dialect

    func insert(_ words: Set<String>, of account: Account) throws {
        guard !words.isEmpty else { return }
        try session.send(
            """
            INSERT INTO account_word (organization_id, word_key, account_id)
            SELECT \(account.organization.number), value, \(account.id.text)
            FROM \(dialect.elements(words.sorted())) AS found
            """)
    }

    func remove(_ words: Set<String>, of account: Account) throws {
        guard !words.isEmpty else { return }
        try session.send(
            """
            DELETE FROM account_word
            WHERE organization_id = \(account.organization.number) AND account_id = \(account.id.text)
            AND word_key IN (SELECT value FROM \(dialect.elements(words.sorted())) AS gone)
            """)
    }
}
