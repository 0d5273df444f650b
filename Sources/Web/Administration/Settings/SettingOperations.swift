internal import Accounts
internal import HTTPTypes
internal import Languages
internal import SCIM

/// `/settings`: every switch and limit of the organization, with its effect and how many people it is about.
enum SettingOperations {
    private static let address = "/settings"
    private static let one = "/settings/{name}"

    static let all = [
        AdministrationOperation(
            "listSettings", .get, address, .deed(.readSettings),
            "Every switch and limit of the organization, with its effect and how many people it is about.",
            success: .ok(schema: "SettingList"), answer: list),
        AdministrationOperation(
            "readSetting", .get, one, .deed(.readSettings), "One of them.", success: .ok(schema: "Setting"),
            answer: { .ok(try await answer(try known($0), nil, $0)) }),
        AdministrationOperation(
            "changeSetting", .put, one, .deed(.changeSettings),
            "Changes a setting; without a value it is what it was in the beginning. Where a change hits people, it is "
                + "made when people says how many.",
            body: .object([
                .string("value", example: "on"), .number("people", 0...Int64(Limits.peopleHitCounted), example: 12),
            ]),
            success: .ok(schema: "Setting"), mayConflict: true, answer: change),
    ]

    private static func known(_ call: AdministrationCall) throws(ProblemDetails) -> Setting {
        let setting = try call.id { Setting(rawValue: $0) }
        guard setting.scope == .organization else { throw .notFound }
        return setting
    }

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let settings = Setting.allCases.filter { $0.scope == .organization }
        let reaches = try await call.office.administration.reaches(of: settings, by: try call.acting)
        let answers = settings.map { answer($0, call.organization.settings[$0], reaches[$0]) }
        return .ok(JSONObject(answering: ["settings": answers]))
    }

    private static func change(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let setting = try known(call)
        let value = call.body.string("value") ?? setting.defaultValue
        let people = call.body.number("people").map { Int($0) } ?? 0
        switch try await call.office.administration.set(setting, to: value, knowing: people, by: try call.acting) {
        case .changed: return .ok(try await answer(setting, value, call))
        case .asks(let reach):
            throw ProblemDetails.conflict(
                "This hits \(reach.count)\(reach.isMore ? " people or more" : " people"), and people says otherwise; "
                    + "nothing was changed.", people: reach.count)
        }
    }

    /// - Parameter value: nil is what the organization has.
    private static func answer(
        _ setting: Setting,
        _ value: String?,
        _ call: AdministrationCall
    ) async throws -> JSONObject {
        let reach = try await call.office.administration.reach(of: setting, by: try call.acting)
        return answer(setting, value ?? call.organization.settings[setting], reach)
    }

    private static func answer(_ setting: Setting, _ value: String, _ reach: SettingReach?) -> JSONObject {
        JSONObject(answering: [
            "name": setting.rawValue, "section": setting.section?.rawValue, "value": value,
            "default": setting.defaultValue,
            "effect": setting.words.map { Language.english.text($0.effect) }, "takes": setting.explanation,
            "people": reach.map { JSONObject(answering: ["number": $0.count, "isMore": $0.isMore]) },
        ])
    }

    static let schemas: [JSONObject.Member] = [
        .init("SettingList", AnswerSchema.object(["settings": AnswerSchema.list(OpenAPI.reference("Setting"))])),
        .init(
            "Setting",
            AnswerSchema.object(
                [
                    "name": AnswerSchema.words(
                        Setting.allCases.filter { $0.scope == .organization }.map(\.rawValue)),
                    "value": AnswerSchema.text, "default": AnswerSchema.text, "takes": AnswerSchema.text,
                ],
                optional: [
                    "section": AnswerSchema.words(SettingSection.self), "effect": AnswerSchema.text,
                    "people": PeopleOperations.count,
                ])),
    ]
}
