internal import Accounts
internal import SCIM

/// The statements that find people: each walks one index in the order of its list, from where the page lies.
///
/// Without words the list goes by name, and one filter leads to its index. With words it goes by the word that was found:
/// the longest word leads to a range of `account_word`, everything else is asked of each account that was found there.
struct PeopleTable {
    let organization: Organization.ID

    /// - Returns: those nearest to the place, in the order of the list.
    func people(_ query: PeopleQuery, limit: Int, _ session: any Session) throws -> [PersonSummary] {
        let rows = try session.rows(page(query, limit: limit))
        let people = try rows.map { row in
            let record = try AccountRecord(row)
            return PersonSummary(
                try Account(row, record, in: organization),
                lastSeen: try row.optionalInteger(row.width - 2).map(Instant.init(milliseconds:)),
                key: try row.optionalText(row.width - 1) ?? "")
        }
        return query.isBackwards ? people.reversed() : people
    }

    func page(_ query: PeopleQuery, limit: Int) -> SQL {
        let direction: SQL = query.isBackwards ? "DESC" : "ASC"
        let select: SQL = """
            SELECT \(Account.columns(organization)),
            (SELECT MAX(seen.last_seen) FROM browser_session AS seen
            WHERE seen.organization_id = \(organization.number) AND seen.account_id = account.id)
            """
        guard let word = query.search.words.first else {
            return """
                \(select), account.list_key FROM account WHERE \(inOrder(query))
                ORDER BY account.list_key \(direction), account.id \(direction) LIMIT \(limit)
                """
        }
        // Those who were found stand first, so that nobody else is joined to anything.
        return """
            \(select), page.word_key FROM (SELECT hit.word_key, hit.account_id FROM account_word AS hit
            WHERE \(hits(word, query)) ORDER BY hit.word_key \(direction), hit.account_id \(direction) LIMIT \(limit))
            AS page CROSS JOIN account
            WHERE account.organization_id = \(organization.number) AND account.id = page.account_id
            ORDER BY page.word_key \(direction), page.account_id \(direction)
            """
    }

    func count(_ query: PeopleQuery, upTo limit: Int) -> SQL {
        let found: SQL =
            query.search.words.first.map { "account_word AS hit WHERE \(hits($0, query))" }
            ?? "account WHERE \(inOrder(query))"
        return "SELECT COUNT(*) FROM (SELECT 1 FROM \(found) LIMIT \(limit)) AS counted"
    }

    /// By name: the filter with the fewest people behind it is the way in; whether the others hold is no
    /// range of any index, and still something a database has counted.
    private func inOrder(_ query: PeopleQuery) -> SQL {
        let filters = filters(query)
        let conditions: [SQL] =
            ["account.organization_id = \(organization.number)"] + filters.prefix(1)
            + filters.dropFirst().map { "(\($0)) IS TRUE" }
        return (conditions + bound(query, "account.list_key", "account.id")).joined(" AND ")
    }

    private func bound(_ query: PeopleQuery, _ key: SQL, _ id: SQL) -> [SQL] {
        query.bound.map { position, sign in ["(\(key), \(id)) \(sign) (\(position.key), \(position.id.text))"] } ?? []
    }

    /// From the one with the fewest people to the one with the most, as a rule.
    private func filters(_ query: PeopleQuery) -> [SQL] {
        let filter = query.filter
        return [
            filter.domain.map { "account.domain = \($0)" },
            filter.integration.map { "account.integration_id = \($0.number)" },
            filter.stage.map { "\(Self.stage) = \($0.number)" },
            filter.kind.map { "account.kind = \($0.rawValue)" },
        ].compactMap(\.self)
    }

    /// As its index has it.
    private static let stage: SQL =
        """
        (CASE WHEN active = 0 THEN 3 WHEN claimed IS NOT NULL THEN 2 WHEN invited IS NOT NULL THEN 1 ELSE 0 END)
        """
}

/// Words.
extension PeopleTable {
    /// Each account by the first of its words that begin so, and so only once; what else it has to be is asked of each by
    /// itself, as a value, so that no planner begins with it.
    ///
    /// No word of it lies in front of its first one, so `<=` says the same as `=`; but of what is equal a planner expects so
    /// few that it would look at all of them and sort, instead of ending where the page does.
    private func hits(_ word: String, _ query: PeopleQuery) -> SQL {
        var conditions: [SQL] = [
            "hit.organization_id = \(organization.number)", "hit.word_key >= \(word)", "hit.word_key < \(word.end)",
            "hit.word_key <= \(firstWord(word))",
        ]
        conditions += query.search.words.dropFirst().map(hasWord)
        let filters = filters(query).map { "(\($0)) IS TRUE" as SQL }
        if !filters.isEmpty {
            conditions.append(
                """
                (SELECT 1 FROM account WHERE account.organization_id = \(organization.number)
                AND account.id = hit.account_id AND \(filters.joined(" AND "))) = 1
                """)
        }
        return (conditions + bound(query, "hit.word_key", "hit.account_id")).joined(" AND ")
    }

    private func hasWord(_ word: String) -> SQL { "\(firstWord(word)) < \(word.end)" }

    /// The first word of the account at hand that is not in front of this one: one step into an index.
    private func firstWord(_ word: String) -> SQL {
        """
        (SELECT MIN(word.word_key) FROM account_word AS word WHERE word.organization_id = \(organization.number)
        AND word.account_id = hit.account_id AND word.word_key >= \(word))
        """
    }

    /// The domains there are: one step from each to the next.
    func domains(limit: Int) -> SQL {
        let next: SQL = "SELECT MIN(account.domain) FROM account WHERE account.organization_id = \(organization.number)"
        return """
            WITH RECURSIVE found (domain) AS (
            SELECT (\(next)) UNION ALL
            SELECT (\(next) AND account.domain > found.domain) FROM found WHERE found.domain IS NOT NULL)
            SELECT domain FROM found WHERE domain IS NOT NULL LIMIT \(limit)
            """
    }
}

extension PeopleQuery {
    fileprivate var isBackwards: Bool { if case .before = place { true } else { false } }

    fileprivate var bound: (PeoplePosition, SQL)? {
        switch place {
        case .behind(let position): (position, ">")
        case .before(let position): (position, "<")
        case nil: nil
        }
    }
}

extension AccountSelection.Stage {
    fileprivate var number: Int {
        switch self {
        case .provisioned: 0
        case .invited: 1
        case .claimed: 2
        case .deactivated: 3
        }
    }
}

extension String {
    /// Behind all that begins so: only what goes on with U+10FFFF lies there, which is no character (Unicode §23.7).
    fileprivate var end: String { self + "\u{10FFFF}" }
}
