import Accounts
import SCIM
import TestSupport

/// Plays a scenario against a running house, in an organization of its own.
struct ScenarioRunner {
    private let scenario: Scenario
    private let house: TestHouse
    private let client: HTTPClient
    private let own: TestOrganization
    private var company: TestOrganization
    private var other: TestOrganization?
    private var token: String
    private var tokens: [Scenario.Bearer: String] = [:]
    private var standingHeaders: [HTTPHeader] = []
    private var text = ScenarioText()

    /// Plays the scenario up to the first step that fails.
    ///
    /// - Parameter exchange: what a proxy before the house makes of each request; without it nothing stands between.
    /// - Returns: a sentence for each thing that was not as it should be.
    static func failures(of scenario: Scenario, through exchange: Proxy.Exchange? = nil) async throws -> [String] {
        guard scenario.needsOwnHouse else {
            return try await failures(of: scenario, in: TestHouse.shared, through: exchange)
        }
        return try await TestHouse.run(try TestHouse.Options(for: scenario)) { house in
            try await failures(of: scenario, in: house, through: exchange)
        }
    }

    private static func failures(
        of scenario: Scenario,
        in house: TestHouse,
        through exchange: Proxy.Exchange?
    ) async throws -> [String] {
        func play(_ client: HTTPClient) async throws -> [String] {
            var runner = try await ScenarioRunner(scenario, in: house, client)
            return try await runner.run()
        }
        guard let exchange else { return try await play(house.client) }
        return try await Proxy.run(before: house.client, exchange, play)
    }

    private init(_ scenario: Scenario, in house: TestHouse, _ client: HTTPClient) async throws {
        self.scenario = scenario
        self.house = house
        self.client = client
        own = try await house.organization()
        company = own
        token = own.token
        text["base"] = own.base
        text["door"] = own.path
    }

    private mutating func run() async throws -> [String] {
        for step in scenario.steps {
            let failures = try await perform(step)
            guard failures.isEmpty else { return failures }
        }
        return []
    }

    private mutating func perform(_ step: Scenario.Step) async throws -> [String] {
        switch step.action {
        case .send(let exchange): return try await send(exchange, step.line)
        case .advance(let seconds): house.clock.advance(bySeconds: seconds)
        case .setting(let name, let value):
            guard let setting = Setting(rawValue: name) else { return ["\(place(step.line)): no setting \(name)"] }
            try await company.set(setting, to: value)
        case .token(let bearer): token = try await token(for: bearer)
        case .company(let company): try await enter(company)
        case .header(let name, let value): standingHeaders[name] = value
        case .rate, .schemaExtension: break
        case .log(let contains, let part):
            guard house.log.contains(text.expand(part)) == contains else {
                let wish = contains ? "is missing in" : "must not be in"
                return ["\(place(step.line)): \(part) \(wish) the log:\n\(house.log.lines.joined(separator: "\n"))"]
            }
        }
        return []
    }

    // MARK: Who asks

    private mutating func enter(_ which: Scenario.Company) async throws {
        company =
            switch which {
            case .own: own
            case .other: try await otherCompany()
            case .default: try await house.defaultOrganization()
            }
        token = company.token
        text["base"] = company.base
        text["door"] = company.path
    }

    private mutating func otherCompany() async throws -> TestOrganization {
        if let other { return other }
        let made = try await house.organization()
        other = made
        return made
    }

    private mutating func token(for bearer: Scenario.Bearer) async throws -> String {
        if let token = tokens[bearer] { return token }
        let token: String =
            switch bearer {
            case .full: company.token
            case .readonly: try await company.token([.readUsers], of: "Reader")
            case .writeonly: try await company.token([.writeUsers], of: "Writer")
            case .foreign: try await otherCompany().token
            case .colleague: try await company.token(of: "Second directory")
            case .shortlived: try await company.token(of: "Visitor", days: 1)
            }
        if bearer != .full { tokens[bearer] = token }
        return token
    }

    // MARK: Requests

    private mutating func send(_ exchange: Scenario.Exchange, _ line: Int) async throws -> [String] {
        for _ in 0..<exchange.times {
            let failures = try await sendOnce(exchange, line)
            guard failures.isEmpty else { return failures }
        }
        return []
    }

    private mutating func sendOnce(_ exchange: Scenario.Exchange, _ line: Int) async throws -> [String] {
        let headers = headers(of: exchange)
        let target = target(exchange.target)
        let answer = try await client.send(
            exchange.method, target, headers: headers, body: exchange.body.map(text.bytes))
        var failures: [String] = []
        if let failure = DescriptionCheck.failure(exchange.method, target, door: company.path, answer) {
            failures.append("\(place(line)): \(failure)")
        }
        if answer.status != exchange.status { failures.append("\(place(line)): expected \(exchange.status)") }
        for expectation in exchange.expectations where failures.isEmpty || !expectation.check.isSaving {
            if let failure = AnswerCheck(answer: answer).failure(expectation.check, &text) {
                failures.append("\(place(expectation.line)): expected \(expectation.text), but \(failure)")
            }
        }
        guard !failures.isEmpty else { return [] }
        let sent = "\(exchange.method) \(target)\n\(exchange.body.map(text.expand) ?? "")"
        let talk = "--- request\n\(sent.prefix(2000))\n--- answer\n\(answer.description.prefix(4000))"
        return failures.dropLast() + failures.suffix(1).map { "\($0)\n\(talk)" }
    }

    private func headers(of exchange: Scenario.Exchange) -> [HTTPHeader] {
        var headers = exchange.headers.map { HTTPHeader($0.name, text.expand($0.value)) }
        headers += standingHeaders.filter { headers[$0.name] == nil }
        if headers["Authorization"] == nil { headers["Authorization"] = "Bearer \(token)" }
        if exchange.body != nil, headers["Content-Type"] == nil { headers["Content-Type"] = "application/scim+json" }
        return headers.filter { $0.value != "absent" }
    }

    /// `@/…` is a path of the whole server, a URL of our own loses its origin, the rest is behind the door.
    private func target(_ written: String) -> String {
        let target = text.target(written)
        if target.hasPrefix("@") { return String(target.dropFirst()) }
        if target.hasPrefix(house.publicURL) { return String(target.dropFirst(house.publicURL.count)) }
        return company.path + target
    }

    private func place(_ line: Int) -> String { "\(scenario.file):\(line)" }
}
