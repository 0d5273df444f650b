import SCIM

/// A filter as a plain tree of words, and what it means read straight from RFC 7644 §3.4.2.2.
///
/// It shares nothing with the parser and the matcher, so that each can be held against the other.
indirect enum Wish {
    case compare([String], String, JSONValue)
    case present([String])
    case not(Wish)
    case both(Wish, Wish)
    case either(Wish, Wish)
    case element(String, Wish)

    /// Dates of the tables below, and their place in time.
    static let dates = [
        "2025-12-31T23:59:59.999Z": 0, "2026-01-01T00:00:00Z": 1, "2026-01-01T02:00:00+02:00": 1,
        "2025-12-31T20:30:00.000-03:30": 1, "2026-01-01T00:00:00.001Z": 2, "2026-01-01T00:00:00-00:01": 3,
    ]
    private static let caseExact: Set<String> = ["externalId", "id"]

    func holds(for value: JSONValue) -> Bool {
        switch self {
        case .not(let wish): return !wish.holds(for: value)
        case .both(let one, let other): return one.holds(for: value) && other.holds(for: value)
        case .either(let one, let other): return one.holds(for: value) || other.holds(for: value)
        case .element(let name, let wish):
            for element in Wish.found([name], in: value) where wish.holds(for: element) { return true }
            return false
        case .present(let path): return !Wish.found(path, in: value).isEmpty
        case .compare(let path, let op, let literal):
            let found = Wish.found(path, in: value)
            if found.isEmpty { return op == "ne" }
            let isExact = Wish.caseExact.contains(path[0])
            return found.contains { Wish.compare($0, op, literal, isExact) }
        }
    }

    private static func found(_ path: [String], in value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let elements): return elements.flatMap { found(path, in: $0) }
        case .object(let object):
            guard let first = path.first else { return value.hasContent ? [value] : [] }
            for member in object.members where member.name == first {
                return found(Array(path.dropFirst()), in: member.value)
            }
            return []
        case .string(""), .null: return []
        case .string, .bool, .number: return path.isEmpty ? [value] : []
        }
    }

    private static func compare(_ value: JSONValue, _ op: String, _ literal: JSONValue, _ isExact: Bool) -> Bool {
        switch (value, literal) {
        case (.bool(let one), .bool(let other)): return (one == other) == (op == "eq")
        case (.number(let one), .number(let other)):
            return order(one.integer ?? 0, op, other.integer ?? 0)
        case (.string(let one), .string(let other)):
            if let one = dates[one], let other = dates[other] { return order(one, op, other) }
            let text = Array((isExact ? one : one.lowercased()).utf8)
            let part = Array((isExact ? other : other.lowercased()).utf8)
            switch op {
            case "co": return text.indices.contains { text[$0...].starts(with: part) } || part.isEmpty
            case "sw": return text.prefix(part.count) == part[...]
            case "ew": return text.suffix(part.count) == part[...]
            default: return order(text.map(Int.init), op, part.map(Int.init))
            }
        default: return op == "ne"
        }
    }

    private static func order<Value: Comparable>(_ one: Value, _ op: String, _ other: Value) -> Bool {
        switch op {
        case "eq": one == other
        case "ne": one != other
        case "gt": one > other
        case "ge": one >= other
        case "lt": one < other
        default: one <= other
        }
    }

    private static func order(_ one: [Int], _ op: String, _ other: [Int]) -> Bool {
        let isLess = one.lexicographicallyPrecedes(other)
        return switch op {
        case "eq": one == other
        case "ne": one != other
        case "gt": !isLess && one != other
        case "ge": !isLess
        case "lt": isLess
        default: isLess || one == other
        }
    }
}
