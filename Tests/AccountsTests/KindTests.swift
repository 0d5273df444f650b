import Accounts
import SCIM
import Testing

/// Which kind an account is, and its sign-in name: every rule, and which wins where two apply.
@Suite struct KindTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let profile: JSONObject
        let kind: Kind
        let key: String?
        var userNameIsAName = false

        init(_ rule: String, _ profile: JSONObject, _ kind: Kind, _ key: String?) {
            testDescription = rule
            self.profile = profile
            self.kind = kind
            self.key = key
        }
    }

    private static let mobile: JSONValue = ["value": "+44 7700 900123", "type": "mobile"]
    private static let number = "+447700900123"

    private static let email: [Case] = [
        Case("userName is an e-mail address", ["userName": "Ada@X.example"], .email, "ada@x.example"),
        Case("the only e-mail", ["userName": "ada", "emails": [["value": "A@X.example"]]], .email, "a@x.example"),
        Case(
            "the only e-mail that has a value",
            ["userName": "ada", "emails": [["value": "", "primary": true], ["value": "a@x.example"]]], .email,
            "a@x.example"),
        Case(
            "the primary e-mail of several",
            ["userName": "ada", "emails": [["value": "a@x.example"], ["value": "b@x.example", "primary": true]]],
            .email,
            "b@x.example"),
        Case(
            "the work e-mail of several, whatever the case of its type",
            [
                "userName": "ada",
                "emails": [["value": "a@x.example", "type": "home"], ["value": "b@x.example", "type": "WORK"]],
            ], .email, "b@x.example"),
        Case(
            "the primary e-mail before the one of type work",
            [
                "userName": "ada",
                "emails": [["value": "a@x.example", "type": "work"], ["value": "b@x.example", "primary": true]],
            ], .email, "b@x.example"),
        Case(
            "an e-mail before the userName that looks like one",
            ["userName": "ada@corp.example", "emails": [["value": "a@x.example"]]], .email, "a@x.example"),
        Case(
            "the userName where no e-mail stands out",
            ["userName": "ada@x.example", "emails": [["value": "a@x.example"], ["value": "b@x.example"]]], .email,
            "ada@x.example"),
        Case(
            "an e-mail before a mobile number",
            ["userName": "ada", "emails": [["value": "a@x.example"]], "phoneNumbers": [mobile]], .email, "a@x.example"),
        Case(
            "a userName that is an e-mail address before a mobile number",
            ["userName": "ada@x.example", "phoneNumbers": [mobile]], .email, "ada@x.example"),
        Case(
            "an e-mail before a userName that is a number",
            ["userName": "+447700900123", "emails": [["value": "a@x.example"]]], .email, "a@x.example"),
    ]

    private static let phone: [Case] = [
        Case("userName is a number with + and country code", ["userName": "+447700900123"], .phone, number),
        Case("the number is read however it is spaced", ["userName": "+44 (7700) 900-123"], .phone, number),
        Case("a number of type mobile", ["userName": "ada", "phoneNumbers": [mobile]], .phone, number),
        Case(
            "whatever the case of the type",
            ["userName": "ada", "phoneNumbers": [["value": "+447700900123", "type": "Mobile"]]], .phone, number),
        Case(
            "the first number of type mobile",
            [
                "userName": "ada",
                "phoneNumbers": [
                    ["value": "+447700900999", "type": "work"], mobile, ["value": "+447700900456", "type": "mobile"],
                ],
            ], .phone, number),
        Case(
            "userName equals a given number, of whatever type",
            ["userName": "tel:+447700900123", "phoneNumbers": [["value": "tel:+447700900123", "type": "home"]]], .phone,
            number),
        Case(
            "a userName that is a number before a mobile number",
            ["userName": "+447700900123", "phoneNumbers": [["value": "+447700900456", "type": "mobile"]]], .phone,
            number),
        Case(
            "a mobile number where no e-mail stands out",
            [
                "userName": "ada", "emails": [["value": "a@x.example"], ["value": "b@x.example"]],
                "phoneNumbers": [mobile],
            ], .phone, number),
    ]

    private static let emailless: [Case] = [
        Case("neither e-mail nor number", ["userName": "ada"], .emailless, nil),
        Case("an employee ID is no sign-in name", ["userName": "ada", "externalId": "4711"], .emailless, nil),
        Case("a number without + is a name", ["userName": "447700900123"], .emailless, nil),
        Case("a number that is not possible is a name", ["userName": "+4477"], .emailless, nil),
        Case(
            "a number that is neither mobile nor the userName",
            ["userName": "ada", "phoneNumbers": [["value": "+447700900123", "type": "work"]]], .emailless, nil),
        Case(
            "two e-mails of which none stands out",
            ["userName": "ada", "emails": [["value": "a@x.example"], ["value": "b@x.example", "type": "home"]]],
            .emailless, nil),
        Case("a userName with an @ that is no address", ["userName": "ada@"], .emailless, nil),
    ]

    @Test(arguments: email + phone + emailless)
    func `the first rule that applies decides`(row: Case) throws {
        let decided = try Identification(row.profile, userNameIsAName: false)
        #expect(decided.kind == row.kind)
        #expect(decided.signInName?.key == row.key)
    }

    @Test(
        arguments: [
            Case("an address as userName alone", ["userName": "ada@corp.example"], .emailless, nil),
            Case(
                "with an e-mail", ["userName": "ada@corp.example", "emails": [["value": "a@x.example"]]], .email,
                "a@x.example"),
            Case("with a mobile number", ["userName": "ada@corp.example", "phoneNumbers": [mobile]], .phone, number),
            Case("a number stays a number", ["userName": "+447700900123"], .phone, number),
        ])
    func `where userName is a name and no mailbox only emails make an e-mail account`(row: Case) throws {
        let decided = try Identification(row.profile, userNameIsAName: true)
        #expect(decided.kind == row.kind)
        #expect(decided.signInName?.key == row.key)
    }

    @Test func `the switch of the integration is asked when an account is made`() throws {
        let profile: JSONObject = ["userName": "ada@corp.example"]
        #expect(try Company().account(profile).kind == .email)
        #expect(try Company([.userNameIsAName: "on"]).account(profile).kind == .emailless)
    }

    private static let refusals: [(profile: JSONObject, part: String)] = [
        (["userName": "ada", "emails": [["value": "nobody", "primary": true]]], "\"nobody\", which is not an e-mail"),
        (["userName": "ada@x.example", "emails": [["value": "a b@x.example"]]], "which is not an e-mail address"),
        (
            ["userName": "ada", "phoneNumbers": [["value": "07700 900123", "type": "mobile"]]],
            "send it with + and country"
        ),
        (["userName": "4711", "phoneNumbers": [["value": "4711"]]], "\"4711\" is not a possible phone number"),
        (["userName": "a\u{200B}da"], "invisible characters"),
        (["userName": "a\u{7}da@x.example"], "control or invisible characters"),
    ]

    @Test(arguments: refusals.indices)
    func `what decides must be usable, and the refusal names it`(index: Int) async throws {
        let (profile, part) = Self.refusals[index]
        let company = try Company()
        let error = try await scimRefusal { try company.account(profile) }
        #expect(error.scimType == .invalidValue)
        #expect(error.detail.contains(part), "\(error.detail)")
    }
}
