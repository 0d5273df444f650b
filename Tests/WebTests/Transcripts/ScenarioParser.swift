/// Reads a transcript file; see Requirements/README.md for its language.
struct ScenarioParser {
    /// What cannot be understood, and where.
    struct Flaw: Error, CustomStringConvertible {
        let description: String
    }

    private let file: String
    private let lines: [(number: Int, text: String)]
    private var position = 0

    static func scenarios(of text: String, in file: String) throws -> [Scenario] {
        var parser = ScenarioParser(text, file)
        var scenarios: [Scenario] = []
        while let scenario = try parser.scenario() { scenarios.append(scenario) }
        return scenarios
    }

    private init(_ text: String, _ file: String) {
        self.file = file
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { (number: $0.offset + 1, text: String($0.element)) }
            .filter { !$0.text.allSatisfy(\.isWhitespace) && !$0.text.hasPrefix("//") }
    }

    private var next: (number: Int, text: String)? {
        position < lines.count ? lines[position] : nil
    }

    private func flaw(_ sentence: String) -> Flaw {
        Flaw(description: "\(file):\(next?.number ?? lines.last?.number ?? 0): \(sentence)")
    }

    private mutating func scenario() throws -> Scenario? {
        guard let first = next else { return nil }
        guard first.text.hasPrefix("# ") else { throw flaw("a scenario begins with # and its title") }
        position += 1
        var steps: [Scenario.Step] = []
        while let line = next, !line.text.hasPrefix("# ") {
            steps.append(Scenario.Step(line: line.number, action: try action()))
        }
        guard !steps.isEmpty else { throw flaw("the scenario before has no steps") }
        return Scenario(file: file, title: String(first.text.dropFirst(2)), steps: steps)
    }

    private mutating func action() throws -> Scenario.Action {
        let text = next?.text ?? ""
        let words = text.split(separator: " ").map(String.init)
        let rest = words.dropFirst().joined(separator: " ")
        if let method = words.first, method.allSatisfy(\.isUppercase) { return .send(try exchange()) }
        let action: Scenario.Action? =
            switch words.first {
            case "advance": Int64(rest.dropLast()).flatMap { rest.hasSuffix("s") ? .advance(seconds: $0) : nil }
            case "setting":
                words.count >= 3
                    ? .setting(name: words[1], value: words.dropFirst(2).joined(separator: " ")) : nil
            case "token": Scenario.Bearer(rawValue: rest).map { .token($0) }
            case "company": Scenario.Company(rawValue: rest).map { .company($0) }
            case "header": ScenarioParser.header(rest).map { .header(name: $0.name, value: $0.value) }
            case "rate": Int(rest).map { .rate($0) }
            case "extension": .schemaExtension(rest)
            case "log" where words.count > 2 && (words[1] == "omits" || words[1] == "contains"):
                .log(contains: words[1] == "contains", text: words.dropFirst(2).joined(separator: " "))
            default: nil
            }
        guard let action else { throw flaw("\(text) is no step") }
        position += 1
        return action
    }

    // MARK: Exchanges

    private mutating func exchange() throws -> Scenario.Exchange {
        let first = next?.text ?? ""
        guard let space = first.firstIndex(of: " ") else { throw flaw("a request has a method and a target") }
        var exchange = Scenario.Exchange(
            method: String(first[..<space]), target: String(first[first.index(after: space)...]))
        position += 1
        while let line = next, !line.text.hasPrefix("=>"), let header = ScenarioParser.header(line.text) {
            exchange.headers.append(header)
            position += 1
        }
        var body: [String] = []
        while let line = next, !line.text.hasPrefix("=>") {
            guard !line.text.hasPrefix("# ") else { throw flaw("the request before has no => line") }
            body.append(line.text)
            position += 1
        }
        if !body.isEmpty { exchange.body = body.joined(separator: "\n") }
        let words = (next?.text ?? "").split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else { throw flaw("=> and a status is missing") }
        exchange.status = status
        if words.count == 4, words[2] == "times", let times = Int(words[3]) { exchange.times = times }
        position += 1
        while let line = next, let check = try check(line.text) {
            exchange.expectations.append(.init(line: line.number, text: line.text, check: check))
            position += 1
        }
        return exchange
    }

    /// `Name: value`; a JSON body never looks like one.
    private static func header(_ text: String) -> (name: String, value: String)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = text[..<colon]
        guard name.first?.isUppercase ?? false, name.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
        return (String(name), String(text[text.index(after: colon)...].drop { $0 == " " }))
    }

    // MARK: Expectations

    /// Nil when the line begins the next step.
    private func check(_ text: String) throws -> Scenario.Check? {
        let words = text.split(separator: " ").map(String.init)
        if text.hasPrefix("$") { return try jsonCheck(text) }
        if text == "body empty" { return .bodyIsEmpty }
        if words.count > 2, words[0] == "body", words[1] == "contains" || words[1] == "omits" {
            return .body(contains: words[1] == "contains", text: words.dropFirst(2).joined(separator: " "))
        }
        if words.first == "save", words.count >= 4, words[2] == "=" {
            if words[3] == "header", words.count == 5 { return .save(name: words[1], .header(words[4])) }
            guard let path = JSONPath(words[3]) else { throw flaw("\(words[3]) is no path") }
            return .save(name: words[1], .json(path))
        }
        guard let header = ScenarioParser.header(text) else { return nil }
        let presence: Scenario.Presence =
            switch header.value {
            case "*": .present
            case "absent": .absent
            default: .exact(header.value)
            }
        return .header(name: header.name, presence)
    }

    private func jsonCheck(_ text: String) throws -> Scenario.Check {
        guard let space = text.firstIndex(of: " "), let path = JSONPath(String(text[..<space])) else {
            throw flaw("\(text) is no expectation")
        }
        let rest = String(text[text.index(after: space)...])
        let argument = rest.firstIndex(of: " ").map { String(rest[rest.index(after: $0)...]) }
        switch (rest.prefix { $0 != " " }, argument) {
        case ("=", let json?): return .json(path, .equals(json))
        case ("!=", let json?): return .json(path, .differs(json))
        case ("absent", nil): return .json(path, .absent)
        case ("present", nil): return .json(path, .present)
        case ("contains", let part?): return .json(path, .contains(part))
        case ("omits", let part?): return .json(path, .omits(part))
        case ("count", let number?):
            guard let count = Int(number) else { throw flaw("\(number) is no number") }
            return .json(path, .count(count))
        default: throw flaw("\(text) is no expectation")
        }
    }
}
