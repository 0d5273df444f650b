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

    public let filter: Filter?
    public let sort: Sort?
    /// From 1.
    public let startIndex: Int
    public let count: Int

    public init(filter: Filter? = nil, sort: Sort? = nil, startIndex: Int = 1, count: Int = ListQuery.defaultCount) {
        self.filter = filter
        self.sort = sort
        self.startIndex = max(startIndex, 1)
        self.count = min(max(count, 0), ListQuery.maximumCount)
    }

    /// Reads the parameters of a query; each is nil when it was not sent.
    ///
    /// - Throws: `invalidFilter`, or `invalidValue` for the other parameters.
    public init(
        filter: String?,
        sortBy: String?,
        sortOrder: String?,
        startIndex: String?,
        count: String?,
        schemas: SchemaSet,
        quirks: Quirks
    ) throws(SCIMError) {
        self.init(
            filter: try filter.parsed { (text) throws(SCIMError) in try schemas.filter(text, quirks: quirks) },
            sort: try ListQuery.sort(by: sortBy, order: sortOrder, schemas),
            startIndex: try startIndex.parsed { (text) throws(SCIMError) in
                try ListQuery.integer(text, "startIndex")
            } ?? 1,
            count: try count.parsed { (text) throws(SCIMError) in try ListQuery.integer(text, "count") }
                ?? ListQuery.defaultCount
        )
    }

    /// The order is checked even where there is nothing to order by.
    private static func sort(by name: String?, order: String?, _ schemas: SchemaSet) throws(SCIMError) -> Sort? {
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
            try schemas.sort(text, isDescending: isDescending ?? false)
        }
    }

    private static func integer(_ text: String, _ name: String) throws(SCIMError) -> Int {
        guard text.utf8.count <= 18, let value = Int(text) else {
            throw .invalidValue("\(name) must be a whole number, but \(SCIMError.quoted(text)) was sent.")
        }
        return value
    }
}

extension SchemaSet {
    fileprivate func sort(_ text: String, isDescending: Bool) throws(SCIMError) -> ListQuery.Sort {
        let target: Target
        do {
            target = try self.target(text)
        } catch {
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
