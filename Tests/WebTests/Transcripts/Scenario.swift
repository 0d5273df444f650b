import TestSupport
import Testing

/// One requirement as a conversation: a title with its numbers, and the steps that show it.
struct Scenario: Sendable, CustomTestStringConvertible {
    let file: String
    let title: String
    let steps: [Step]

    var testDescription: String { title }

    struct Step: Sendable {
        let line: Int
        let action: Action
    }

    enum Action: Sendable {
        case send(Exchange)
        /// `advance 2s`
        case advance(seconds: Int64)
        /// `setting user-name-is-a-name on`
        case setting(name: String, value: String)
        /// `token readonly`: what the following requests bear.
        case token(Bearer)
        /// `company other`: whose door the following requests knock at, and whose token they bear.
        case company(Company)
        /// `header User-Agent: Okta`: what the following requests say as well.
        case header(name: String, value: String)
        /// `rate 5`: how many requests a second an integration may send.
        case rate(Int)
        /// `extension {…}`: one more schema of User.
        case schemaExtension(String)
        /// `log omits …` and `log contains …`
        case log(contains: Bool, text: String)
    }

    enum Bearer: String, Sendable {
        case full, readonly, writeonly, foreign, colleague, shortlived
    }

    enum Company: String, Sendable {
        case own, other, `default`
    }

    /// A request, and what its answer must be.
    struct Exchange: Sendable {
        let method: String
        let target: String
        var headers: [(name: String, value: String)] = []
        var body: String?
        /// How often the same request is sent; every answer must meet the expectations.
        var times = 1
        var status = 0
        var expectations: [Expectation] = []
    }

    struct Expectation: Sendable {
        let line: Int
        let text: String
        let check: Check
    }

    enum Check: Sendable {
        case header(name: String, Presence)
        case json(JSONPath, Comparison)
        case bodyIsEmpty
        case body(contains: Bool, text: String)
        case save(name: String, Source)
    }

    enum Presence: Sendable {
        case exact(String), present, absent
    }

    enum Comparison: Sendable {
        case equals(String), differs(String), absent, present, contains(String), omits(String), count(Int)
    }

    enum Source: Sendable {
        case json(JSONPath), header(String)
    }
}

extension Scenario {
    /// Moves time or needs special settings of the server, so it has a house of its own.
    var needsOwnHouse: Bool {
        steps.contains { step in
            switch step.action {
            case .advance, .rate, .schemaExtension, .log: true
            case .company(let company): company == .default
            case .send, .setting, .token, .header: false
            }
        }
    }
}

extension TestHouse.Options {
    /// The house a scenario asks for.
    init(for scenario: Scenario) throws {
        self.init()
        for step in scenario.steps {
            switch step.action {
            case .rate(let rate): requestsPerSecond = rate
            case .schemaExtension(let json):
                extensions.append((name: "\(scenario.file):\(step.line)", json: Array(json.utf8)))
            case .send, .advance, .setting, .token, .company, .header, .log: break
            }
        }
    }
}
