internal import Accounts
internal import Hummingbird
internal import SCIM

/// Lists (RFC 7644 §3.4.2, RFC 9865) and searches (§3.4.3), of one type of resource or of all there are.
struct ListController {
    let cursors: Cursors

    /// What is asked for: the resources behind one endpoint, or those behind all, one type after the other.
    enum Range {
        case one(any ListedType)
        case all([any ListedType])
    }

    func list(_ range: Range, _ call: ProvisioningCall) async throws -> Response {
        try await answer(SearchRequest { call.query[$0] }, range, call)
    }

    /// What stands in the address does not count here.
    func search(_ range: Range, _ call: ProvisioningCall) async throws -> Response {
        try await answer(SearchRequest(try await call.object()), range, call)
    }

    private func answer(_ search: SearchRequest, _ range: Range, _ call: ProvisioningCall) async throws -> Response {
        let queries = try range.types.map { type in
            (type: type, query: try type.query(search, isAmongOthers: range.isAll, call))
        }
        // All of them have the same count and beginning.
        let asked = queries.first?.query ?? ListQuery()
        let walk = Cursors.Walk(search, count: asked.count, through: range.name, by: call.credential)
        let cursor = search.cursor.flatMap { $0.isEmpty ? nil : $0 }
        var page = JoinedPage(
            asked, at: try cursor.map { (text) throws(SCIMError) in try cursors.place(text, of: walk) })
        var found: [FoundPage] = []
        for (type, query) in queries {
            let (start, count) = page.part(of: type.name)
            let part = try await type.find(query.part(from: start, count: count), search, call)
            page.add(total: part.total, count: part.count, next: part.next, of: type.name)
            found.append(part)
        }
        let filter = range.isAll ? search.filter : asked.filter?.description
        call.watch.note { facts in (facts.filter, facts.found) = (filter, page.total) }
        let place: ListResponse.Place =
            switch asked.start {
            case .index(let start): .index(start)
            case .behind: .cursor(next: page.next.map { cursors.cursor(at: $0, of: walk) })
            }
        var list = ListResponse(totalResults: page.total, at: place, itemsPerPage: page.count)
        for part in found { try part.write(&list) }
        return SCIMResponse.json(.ok, list.finish(), to: call.request)
    }
}

extension ListController.Range {
    fileprivate var types: [any ListedType] {
        switch self {
        case .one(let type): [type]
        case .all(let types): types
        }
    }

    fileprivate var isAll: Bool { if case .all = self { true } else { false } }

    /// What a cursor knows the list by; no type is named like all of them.
    fileprivate var name: String {
        switch self {
        case .one(let type): type.name
        case .all: "/"
        }
    }
}
