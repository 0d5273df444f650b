internal import Accounts
internal import Languages
internal import SCIM

/// A person as programs get it: what the panel shows. The whole profile is at the SCIM door.
extension PersonFile {
    var answer: JSONObject {
        let (profile, work) = (account.profile, account.work)
        return JSONObject(answering: [
            "id": account.id.text, "userName": account.userName, "name": account.shownName,
            "signInName": account.identification.signInName?.key, "kind": account.kind.rawValue,
            "state": account.stage.rawValue, "role": role?.rawValue, "integration": integration,
            "emails": profile.texts(of: "emails"), "phoneNumbers": profile.texts(of: "phoneNumbers"),
            "employeeId": work.employeeID, "jobTitle": work.jobTitle, "department": work.department,
            "division": work.division, "organization": work.organization, "costCenter": work.costCenter,
            "location": work.location, "locale": work.locale, "timezone": work.timezone,
            "startDate": work.startDate?.day,
            "manager": manager.map { JSONObject(answering: ["id": $0.id.text, "name": $0.name]) },
            "groups": groups.map { JSONObject(answering: ["id": $0.group.text, "name": $0.display]) },
            "created": account.created, "invited": account.lifecycle.inviteDate,
            "claimed": account.lifecycle.claimDate, "lastSeen": sessions.map(\.lastSeen).max(),
            "sessions": sessions.count, "accessCodeExpires": accessCode, "signInMethod": wish,
            "steps": steps.map(\.rawValue), "findings": diagnosis.findings.map(\.answer),
        ])
    }

    static let schema: JSONValue = AnswerSchema.object(
        [
            "id": AnswerSchema.text, "userName": AnswerSchema.text, "name": AnswerSchema.text,
            "kind": AnswerSchema.words(Kind.self), "state": AnswerSchema.words(AccountSelection.Stage.self),
            "emails": AnswerSchema.list(AnswerSchema.text), "phoneNumbers": AnswerSchema.list(AnswerSchema.text),
            "groups": AnswerSchema.list(
                AnswerSchema.object(["id": AnswerSchema.text, "name": AnswerSchema.text])),
            "created": AnswerSchema.time, "sessions": AnswerSchema.number,
            "steps": AnswerSchema.list(AnswerSchema.words(PersonStep.self)),
            "findings": AnswerSchema.list(SignInFinding.schema),
        ],
        optional: [
            "signInName": AnswerSchema.text, "role": AnswerSchema.words(Role.self), "integration": AnswerSchema.text,
            "employeeId": AnswerSchema.text, "jobTitle": AnswerSchema.text, "department": AnswerSchema.text,
            "division": AnswerSchema.text, "organization": AnswerSchema.text, "costCenter": AnswerSchema.text,
            "location": AnswerSchema.text, "locale": AnswerSchema.text, "timezone": AnswerSchema.text,
            "startDate": AnswerSchema.text,
            "manager": AnswerSchema.object(["id": AnswerSchema.text], optional: ["name": AnswerSchema.text]),
            "invited": AnswerSchema.time, "claimed": AnswerSchema.time, "lastSeen": AnswerSchema.time,
            "accessCodeExpires": AnswerSchema.time, "signInMethod": AnswerSchema.text,
        ])
}

extension SignInFinding {
    fileprivate var answer: JSONObject {
        JSONObject(answering: [
            "isObstacle": isObstacle, "sentence": Language.english.text(sentence),
            "advice": remedy.map { Language.english.text($0.advice) },
        ])
    }

    fileprivate static let schema = AnswerSchema.object(
        ["isObstacle": AnswerSchema.flag, "sentence": AnswerSchema.text], optional: ["advice": AnswerSchema.text])
}

extension TimelineEntry {
    var answer: JSONObject {
        JSONObject(answering: [
            "at": at, "event": event.word, "sentence": Language.english.text(event.sentence),
            "detail": event.detail(in: .english),
        ])
    }

    static let schema = AnswerSchema.object(
        ["at": AnswerSchema.time, "event": AnswerSchema.words(Event.words), "sentence": AnswerSchema.text],
        optional: ["detail": AnswerSchema.text])
}

extension TimelineEntry.Event {
    fileprivate static let words = [
        "created", "invited", "claimed", "provisioned", "message", "code", "administered", "person", "session",
    ]

    fileprivate var word: String {
        switch self {
        case .created: "created"
        case .invited: "invited"
        case .claimed: "claimed"
        case .provisioned: "provisioned"
        case .message: "message"
        case .code: "code"
        case .administered: "administered"
        case .did: "person"
        case .session: "session"
        }
    }
}

extension JSONObject {
    /// The values of a multi-valued attribute (RFC 7643 §2.4).
    fileprivate func texts(of attribute: String) -> [String] {
        (self[attribute]?.array ?? []).compactMap { $0.object?["value"]?.string }
    }
}
