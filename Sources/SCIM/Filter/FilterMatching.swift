extension Filter {
    /// Whether the filter holds for a resource with canonical names, or for an element of a multi-valued attribute.
    ///
    /// On several values any one suffices; `ne` also holds where there is no value at all.
    public func matches(_ object: JSONObject) -> Bool {
        switch self {
        case .comparison(let path, let op, let comparand):
            let values = path.values(in: object)
            guard !values.isEmpty else { return op == .ne }
            return values.contains { comparand.holds(op, for: $0, of: path.leaf) }
        case .present(let path):
            return !path.values(in: object).isEmpty
        case .not(let filter): return !filter.matches(object)
        case .and(let filters): return filters.allSatisfy { $0.matches(object) }
        case .or(let filters): return filters.contains { $0.matches(object) }
        case .element(let path, let filter):
            return path.values(in: object).contains { $0.object.map(filter.matches) ?? false }
        }
    }
}

extension Filter.Comparand {
    fileprivate func holds(_ op: Filter.Operator, for value: JSONValue, of attribute: Attribute) -> Bool {
        switch (self, value) {
        case (.text(let wanted, _), .string(let text)):
            let found = attribute.isCaseExact ? text : text.comparisonKey
            switch op {
            case .co: return found.contains(bytesOf: wanted)
            case .sw: return found.utf8.starts(with: wanted.utf8)
            case .ew: return found.utf8.reversed().starts(with: wanted.utf8.reversed())
            default: return op.holds(found.orderByBytes(against: wanted))
            }
        case (.number(let wanted), .number(let number)):
            return op.holds(number < wanted ? -1 : wanted < number ? 1 : 0)
        case (.flag(let wanted), .bool(let flag)):
            return op.holds(flag == wanted ? 0 : 1)
        case (.instant(let wanted), .string(let text)):
            guard let instant = Instant(text) else { return op == .ne }
            return op.holds(instant < wanted ? -1 : wanted < instant ? 1 : 0)
        default: return op == .ne
        }
    }
}

extension Filter.Operator {
    /// - Parameter order: negative when the value found is smaller than the one wanted, zero when they are equal.
    fileprivate func holds(_ order: Int) -> Bool {
        switch self {
        case .eq: order == 0
        case .ne: order != 0
        case .gt: order > 0
        case .ge: order >= 0
        case .lt: order < 0
        case .le: order <= 0
        case .co, .sw, .ew: false
        }
    }
}

extension String {
    /// Order by UTF-8 bytes: the same on every database, whatever its locale.
    func orderByBytes(against other: String) -> Int {
        if utf8.lexicographicallyPrecedes(other.utf8) { return -1 }
        return utf8.elementsEqual(other.utf8) ? 0 : 1
    }

    /// In time that grows with the sum of both lengths, not their product (Knuth, Morris and Pratt): a client chooses
    /// both.
    fileprivate func contains(bytesOf part: String) -> Bool {
        let needle = Array(part.utf8)
        guard !needle.isEmpty, needle.count <= utf8.count else { return needle.isEmpty }
        // For each prefix of the needle, how much of its beginning is also its end.
        var borders = [0]
        var matched = 0
        for byte in needle.dropFirst() {
            while matched > 0, needle[matched] != byte { matched = borders[matched - 1] }
            if needle[matched] == byte { matched += 1 }
            borders.append(matched)
        }
        matched = 0
        for byte in utf8 {
            while matched > 0, needle[matched] != byte { matched = borders[matched - 1] }
            if needle[matched] == byte { matched += 1 }
            if matched == needle.count { return true }
        }
        return false
    }
}
