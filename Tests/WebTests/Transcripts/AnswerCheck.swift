import SCIM
import TestSupport

/// Holds one answer against what a transcript expects of it.
struct AnswerCheck {
    let answer: HTTPAnswer

    /// What is wrong, or nil; `save` puts a value aside.
    func failure(_ check: Scenario.Check, _ text: inout ScenarioText) -> String? {
        switch check {
        case .header(let name, let presence): header(name, presence, text)
        case .json(let path, let comparison): json(path, comparison, text)
        case .bodyIsEmpty: answer.body.isEmpty ? nil : "there is a body"
        case .body(let contains, let part):
            answer.text.contains(text.expand(part)) == contains ? nil : "the body says otherwise"
        case .save(let name, .header(let header)): save(name, answer[header], &text)
        case .save(let name, .json(let path)): save(name, value(path).map { $0.string ?? $0.text }, &text)
        }
    }

    private func header(_ name: String, _ presence: Scenario.Presence, _ text: ScenarioText) -> String? {
        let value = answer[name]
        return switch presence {
        case .exact(let expected): value == text.expand(expected) ? nil : "it is \(value ?? "absent")"
        case .present: value != nil ? nil : "it is absent"
        case .absent: value == nil ? nil : "it is \(value ?? "")"
        }
    }

    private func json(_ path: JSONPath, _ comparison: Scenario.Comparison, _ text: ScenarioText) -> String? {
        guard answer.json != nil else { return "the body is no JSON" }
        let value = value(path)
        let shown = value?.text ?? "absent"
        let holds: Bool
        switch comparison {
        case .absent: holds = value == nil
        case .present: holds = value != nil
        case .equals(let json), .differs(let json):
            guard let expected = try? JSONValue(decoding: Array(text.expand(json).utf8)) else {
                return "the expected value is no JSON"
            }
            let isSame = value?.isSameJSON(as: expected) ?? false
            if case .equals = comparison { holds = isSame } else { holds = value != nil && !isSame }
        case .contains(let part): holds = shown.contains(text.expand(part))
        case .omits(let part): holds = value != nil && !shown.contains(text.expand(part))
        case .count(let count): holds = (value?.array?.count ?? value?.object?.members.count) == count
        }
        return holds ? nil : "it is \(shown.prefix(500))"
    }

    private func value(_ path: JSONPath) -> JSONValue? {
        answer.json.flatMap(path.value)
    }

    private func save(_ name: String, _ value: String?, _ text: inout ScenarioText) -> String? {
        guard let value else { return "there is nothing to save" }
        text[name] = value
        return nil
    }
}

extension Scenario.Check {
    var isSaving: Bool { if case .save = self { true } else { false } }
}
