internal import Accounts
internal import Languages
internal import SCIM

/// The provisioning log: what integrations did, the latest first, and each entry by itself.
struct LogPages {
    private static let pageSize = 50
    static let times: [(word: String, seconds: Int64)] = [
        ("hour", 3600), ("day", 86_400), ("week", 7 * 86_400),
    ]

    private let visit: PanelVisit
    private var integrating: Integrating { visit.office.integrating }

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        visit.route == .logEntry ? try await entry() : try await list()
    }

    private func list() async throws -> PageAnswer {
        let (wish, now) = (LogFilter(visit.query), integrating.desk.environment.now())
        var query = LogQuery()
        query.integration = wish.integration
        query.isFailed = wish.result == "failed"
        query.hasChanges = wish.result == "changed"
        query.resource = wish.resource.isEmpty ? nil : wish.resource
        query.since = Self.times.first { $0.word == wish.time }.map { now.advanced(bySeconds: -$0.seconds) }
        query.before = Int64(visit.query["before"])
        query.limit = Self.pageSize + 1
        let found = Array(try await integrating.log(query, by: visit.acting).reversed())
        let shown = Array(found.prefix(Self.pageSize))
        let integrations = try await integrating.all(by: visit.acting).map(\.integration)
        return .page(
            Page(
                Phrase("Provisioning log"),
                LogList(
                    entries: shown, filter: wish, integrations: integrations, isFirst: query.before == nil,
                    next: found.count > shown.count ? shown.last?.id : nil)))
    }

    private func entry() async throws -> PageAnswer {
        guard let number = Int64(visit.free[0]), (1..<Int64.max).contains(number) else { return visit.notFound }
        var query = LogQuery()
        (query.after, query.before, query.limit) = (number - 1, number + 1, 1)
        guard let found = try await integrating.log(query, by: visit.acting).first else { return visit.notFound }
        return .page(Page(Phrase("Entry {number}", ["number": String(number)]), LogEntryPage(logged: found)))
    }
}

/// What is looked for in the log, as the address of its page has it.
package struct LogFilter: Hashable, Sendable {
    let integration: Integration.ID?
    /// `failed`, `changed`, or empty for everything.
    let result: String
    let time: String
    /// A name or an id.
    let resource: String

    init(_ query: QueryFields) {
        integration = Int64(query["integration"]).map(Integration.ID.init)
        (result, time, resource) = (query["result"], query["time"], query["resource"].trimmed)
    }

    /// The query of an address, without the mark before it.
    var query: String {
        [
            ("integration", integration.map { String($0.number) } ?? ""), ("result", result), ("time", time),
            ("resource", resource),
        ]
        .filter { !$0.1.isEmpty }.map { "\($0.0)=\(PercentCoding.encode($0.1))" }.joined(separator: "&")
    }
}
