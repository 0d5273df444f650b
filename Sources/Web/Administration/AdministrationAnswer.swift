internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// What an operation has to say.
struct AdministrationAnswer {
    private enum Content {
        case object(HTTPResponse.Status, JSONObject)
        case nothing
        case file(Download)
    }

    private let content: Content
    private var fields = HTTPFields()

    private init(_ content: Content) {
        self.content = content
    }

    static let nothing = Self(.nothing)

    static func ok(_ object: JSONObject) -> Self { Self(.object(.ok, object)) }

    static func file(_ download: Download) -> Self { Self(.file(download)) }

    /// - Parameter address: where what was made is found.
    static func created(_ object: JSONObject, at address: String) -> Self {
        var answer = Self(.object(.created, object))
        answer.fields[.location] = address
        return answer
    }

    var response: Response {
        switch content {
        case .object(let status, let object):
            SCIMResponse.json(status, JSONValue.object(object).encoded, as: "application/json", fields)
        case .nothing: SCIMResponse.empty(.noContent)
        case .file(let download): download.response([.xContentTypeOptions: "nosniff"])
        }
    }
}

/// Something that can stand in an answer.
protocol AnswerValue {
    var json: JSONValue { get }
}

extension String: AnswerValue { var json: JSONValue { .string(self) } }
extension Bool: AnswerValue { var json: JSONValue { .bool(self) } }
extension Int: AnswerValue { var json: JSONValue { .number(JSONNumber(self)) } }
extension Int64: AnswerValue { var json: JSONValue { .number(JSONNumber(self)) } }
extension Instant: AnswerValue { var json: JSONValue { .string(description) } }
extension JSONValue: AnswerValue { var json: JSONValue { self } }
extension JSONObject: AnswerValue { var json: JSONValue { .object(self) } }
extension Array: AnswerValue where Element: AnswerValue { var json: JSONValue { .array(map(\.json)) } }

extension JSONObject {
    /// What is nil is left out.
    init(answering members: KeyValuePairs<String, (any AnswerValue)?>) {
        self.init(members.compactMap { name, value in value.map { Member(name, $0.json) } })
    }
}

/// How answers look, as the description tells it: an answer has what is said here, and nothing else.
enum AnswerSchema {
    static let text: JSONValue = ["type": "string"]
    static let time: JSONValue = ["type": "string", "format": "date-time"]
    static let flag: JSONValue = ["type": "boolean"]
    static let number: JSONValue = ["type": "integer"]

    static func words(_ words: [String]) -> JSONValue {
        ["type": "string", "enum": .array(words.map(JSONValue.string))]
    }

    static func words<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) -> JSONValue {
        words(Word.allCases.map(\.rawValue))
    }

    static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    static func object(_ required: JSONObject, optional: JSONObject = JSONObject()) -> JSONValue {
        [
            "type": "object", "required": .array(required.members.map { .string($0.name) }),
            "properties": .object(JSONObject(required.members + optional.members)), "additionalProperties": false,
        ]
    }
}
