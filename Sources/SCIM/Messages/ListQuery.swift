/// What a client asks of a list (RFC 7644 §3.4.2), checked.
public struct ListQuery: Hashable, Sendable {
    /// How many resources one page has unless `count` says otherwise, and at most.
    public static let defaultCount = 100
    public static let maximumCount = 1000

    public struct Sort: Hashable, Sendable {
        public let path: AttributePath
        public let isDescending: Bool

        public init(path: AttributePath, isDescending: Bool = false) {
            self.path = path
            self.isDescending = isDescending
        }
    }

    /// Where a page begins.
    public enum Start: Hashable, Sendable {
        /// RFC 7644 §3.4.2.4, from 1.
        case index(Int)
        /// RFC 9865; nil is the beginning.
        case behind(ListPosition?)
    }

    public let filter: Filter?
    public let sort: Sort?
    public let start: Start
    public let count: Int

    public init(
        filter: Filter? = nil,
        sort: Sort? = nil,
        start: Start = .index(1),
        count: Int = ListQuery.defaultCount
    ) {
        self.filter = filter
        self.sort = sort
        self.start = if case .index(let index) = start { .index(max(index, 1)) } else { start }
        self.count = min(max(count, 0), ListQuery.maximumCount)
    }

    /// Reads what was sent; a cursor, whatever it is, stands for the beginning of a walk.
    ///
    /// - Parameter isAmongOthers: whether resources of other types are asked for, too; then an attribute that this type does
    ///   not have is one without value, in the filter and in the order.
    /// - Throws: `invalidFilter`; `invalidCount` for the count of a walk; `invalidValue` for everything else.
    public init(
        _ search: SearchRequest,
        schemas: SchemaSet,
        quirks: Quirks,
        isAmongOthers: Bool = false
    ) throws(SCIMError) {
        let sort = try ListQuery.sort(by: search.sortBy, order: search.sortOrder, schemas, isAmongOthers)
        self.init(
            filter: try search.filter.parsed { (text) throws(SCIMError) in
                try schemas.filter(text, quirks: quirks, isAmongOthers: isAmongOthers)
            },
            sort: sort,
            start: try ListQuery.start(search),
            count: try ListQuery.count(search)
        )
    }

    /// The same list, another part of it.
    public func part(from start: Start, count: Int) -> ListQuery {
        ListQuery(filter: filter, sort: sort, start: start, count: count)
    }

    private static func start(_ search: SearchRequest) throws(SCIMError) -> Start {
        let index = try search.startIndex.parsed { (text) throws(SCIMError) in
            guard let index = integer(text) else {
                throw .invalidValue("startIndex must be a whole number, but \(SCIMError.quoted(text)) was sent.")
            }
            return index
        }
        guard search.cursor != nil else { return .index(index ?? 1) }
        guard index == nil else {
            throw .invalidValue("startIndex and cursor exclude each other; send one of them.")
        }
        return .behind(nil)
    }

    private static func count(_ search: SearchRequest) throws(SCIMError) -> Int {
        let count = try search.count.parsed { (text) throws(SCIMError) in
            guard let count = integer(text) else {
                let detail = "count must be a whole number, but \(SCIMError.quoted(text)) was sent."
                throw search.cursor == nil ? .invalidValue(detail) : .invalidCount(detail)
            }
            return count
        }
        return count ?? defaultCount
    }

    /// The order is checked even where there is nothing to order by.
    private static func sort(
        by name: String?,
        order: String?,
        _ schemas: SchemaSet,
        _ isAmongOthers: Bool
    ) throws(SCIMError) -> Sort? {
        let isDescending = try order.parsed { (text) throws(SCIMError) in
            switch text.lowercased() {
            case "ascending": return false
            case "descending": return true
            default:
                throw .invalidValue(
                    "sortOrder must be ascending or descending, but \(SCIMError.quoted(text)) was sent.")
            }
        }
        return try name.parsed { (text) throws(SCIMError) in
            try schemas.sort(text, isDescending: isDescending ?? false, isAmongOthers)
        } ?? nil
    }

    private static func integer(_ text: String) -> Int? { text.utf8.count <= 18 ? Int(text) : nil }
}

extension SchemaSet {
    fileprivate func sort(
        _ text: String,
        isDescending: Bool,
        _ isAmongOthers: Bool
    ) throws(SCIMError) -> ListQuery.Sort? {
        let target: Target
        do {
            target = try self.target(text)
        } catch {
            if isAmongOthers, case .unknown = error { return nil }
            throw .invalidValue("sortBy cannot be used: \(error.reason).")
        }
        guard case .attribute(let path) = target, path.isComparable else {
            throw .invalidValue("sortBy \(SCIMError.quoted(text)) is nothing to sort by; name another attribute.")
        }
        guard path.leaf.type == .complex else { return ListQuery.Sort(path: path, isDescending: isDescending) }
        guard let value = path.attribute.valueAttribute, value.isComparable else {
            throw .invalidValue("sortBy \(path) is complex; name one of its sub-attributes.")
        }
        let inner = AttributePath(container: path.container, attribute: path.attribute, subAttribute: value)
        return ListQuery.Sort(path: inner, isDescending: isDescending)
    }
}

extension String? {
    /// Reads a parameter; one that is empty counts as not sent.
    fileprivate func parsed<Value>(_ read: (String) throws(SCIMError) -> Value) throws(SCIMError) -> Value? {
        guard let self, !self.isEmpty else { return nil }
        return try read(self)
    }
}
