import SCIM

/// `$.emails[0].value`, `$.Resources[*].userName`, `$["urn:…:User"].department`: the few paths a transcript needs.
struct JSONPath: Sendable {
    private enum Step: Sendable {
        case member(String), element(Int), each
    }

    private let steps: [Step]

    /// Nil when the text is no path.
    init?(_ text: String) {
        guard text.hasPrefix("$") else { return nil }
        var steps: [Step] = []
        var rest = text.dropFirst()
        while let mark = rest.popFirst() {
            switch mark {
            case ".":
                let name = rest.prefix { $0 != "." && $0 != "[" }
                guard !name.isEmpty else { return nil }
                steps.append(.member(String(name)))
                rest.removeFirst(name.count)
            case "[":
                guard let end = rest.firstIndex(of: "]") else { return nil }
                let inner = rest[..<end]
                rest = rest[rest.index(after: end)...]
                if inner == "*" {
                    steps.append(.each)
                } else if let index = Int(inner) {
                    steps.append(.element(index))
                } else if inner.hasPrefix("\""), inner.hasSuffix("\""), inner.count > 2 {
                    steps.append(.member(String(inner.dropFirst().dropLast())))
                } else {
                    return nil
                }
            default: return nil
            }
        }
        self.steps = steps
    }

    /// The value there; names count with their case, because answers spell them as the RFCs do.
    func value(in root: JSONValue) -> JSONValue? {
        JSONPath.value(in: root, steps[...])
    }

    private static func value(in value: JSONValue, _ steps: ArraySlice<Step>) -> JSONValue? {
        guard let step = steps.first else { return value }
        let rest = steps.dropFirst()
        switch step {
        case .member(let name):
            return value.object?.members.first { $0.name == name }.flatMap { JSONPath.value(in: $0.value, rest) }
        case .element(let index):
            guard let array = value.array, array.indices.contains(index) else { return nil }
            return JSONPath.value(in: array[index], rest)
        case .each:
            return value.array.map { array in .array(array.compactMap { JSONPath.value(in: $0, rest) }) }
        }
    }
}
