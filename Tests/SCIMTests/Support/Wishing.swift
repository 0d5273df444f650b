import SCIM

/// Random filters and the resources to try them on, from a small stock of words so that they often meet.
extension Luck {
    private static let texts = ["a", "A", "ab", "B", "é", "É", "a%", "_", "", "ba a", "\"q\\"]
    private static let start = "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User"
    private static let dates = Wish.dates.keys.sorted()

    mutating func resource() -> JSONObject {
        var resource = JSONObject()
        resource.append("id", .string(pick(Luck.texts)))
        for name in some(of: ["externalId", "userName", "title", "displayName"]) {
            resource.append(name, .string(pick(Luck.texts)))
        }
        if flip() { resource.append("active", .bool(flip())) }
        if flip() { resource.append("name", .object(texts(["familyName", "givenName"]))) }
        let emails = (0..<below(4)).map { _ in
            var email = texts(["value", "type"])
            if flip() { email.append("primary", .bool(flip())) }
            return JSONValue.object(email)
        }
        if flip() { resource.append("emails", .array(emails)) }
        if flip() { resource.append(Luck.start, ["startDate": .number(JSONNumber(below(4) - 1))]) }
        if flip() { resource.append("meta", ["created": .string(pick(Luck.dates))]) }
        return resource
    }

    private mutating func texts(_ names: [String]) -> JSONObject {
        JSONObject(some(of: names).map { JSONObject.Member($0, .string(pick(Luck.texts))) })
    }

    mutating func wish(depth: Int, inElement: Bool = false) -> Wish {
        switch below(depth > 0 ? 8 : 3) {
        case 0, 1, 2: return condition(inElement: inElement)
        case 3: return .not(wish(depth: depth - 1, inElement: inElement))
        case 4, 5:
            return .both(wish(depth: depth - 1, inElement: inElement), wish(depth: depth - 1, inElement: inElement))
        case 6:
            return .either(wish(depth: depth - 1, inElement: inElement), wish(depth: depth - 1, inElement: inElement))
        default:
            return inElement ? condition(inElement: true) : .element("emails", wish(depth: depth - 1, inElement: true))
        }
    }

    private mutating func condition(inElement: Bool) -> Wish {
        let order = ["eq", "ne", "gt", "ge", "lt", "le"]
        let texts =
            inElement
            ? [["value"], ["type"]]
            : [
                ["userName"], ["externalId"], ["title"], ["name", "familyName"], ["emails", "value"],
                ["emails", "type"],
            ]
        let flags = inElement ? [["primary"]] : [["active"], ["emails", "primary"]]
        switch below(inElement ? 6 : 8) {
        case 0: return .present(pick(texts + flags))
        case 1: return .compare(pick(flags), pick(["eq", "ne"]), .bool(flip()))
        case 2, 3, 4, 5:
            return .compare(pick(texts), pick(order + ["co", "sw", "ew"]), .string(pick(Luck.texts)))
        case 6: return .compare(["meta", "created"], pick(order), .string(pick(Luck.dates)))
        default: return .compare([Luck.start, "startDate"], pick(order), .number(JSONNumber(below(4) - 1)))
        }
    }

    /// A wish as a client might type it: any case, any spacing, brackets only where they are needed, or more of them.
    mutating func typed(_ wish: Wish) -> String {
        switch wish {
        case .present(let path): return path.typed + " " + anyCase("pr")
        case .compare(let path, let op, let literal):
            return "\(path.typed) \(anyCase(op))\(space())\(String(decoding: literal.encoded, as: UTF8.self))"
        case .not(let wish): return anyCase("not") + (flip() ? "" : " ") + "(" + typed(wish) + ")"
        case .element(let name, let wish): return "\(name)[\(typed(wish))]"
        case .both(let one, let other):
            return "\(grouped(one, inAnd: true)) \(anyCase("and")) \(grouped(other, inAnd: true))"
        case .either(let one, let other):
            return "\(grouped(one, inAnd: false)) \(anyCase("or")) \(grouped(other, inAnd: false))"
        }
    }

    private mutating func grouped(_ wish: Wish, inAnd: Bool) -> String {
        let needsBrackets = if case .either = wish { inAnd } else { false }
        return needsBrackets || below(4) == 0 ? "(" + typed(wish) + ")" : typed(wish)
    }

    private mutating func space() -> String { String(repeating: " ", count: 1 + below(2)) }
    private mutating func anyCase(_ word: String) -> String { flip() ? word.uppercased() : word }
}

extension [String] {
    fileprivate var typed: String {
        guard let first, first.hasPrefix("urn:") else { return joined(separator: ".") }
        return first + ":" + dropFirst().joined(separator: ".")
    }
}
