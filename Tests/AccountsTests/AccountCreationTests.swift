import Accounts
import SCIM
import TestSupport
import Testing

/// What a new account is like.
@Suite struct AccountCreationTests {
    private static let email: JSONObject = ["userName": "ada@x.example"]
    private static let phone: JSONObject = ["userName": "+447700900123"]
    private static let emailless: JSONObject = ["userName": "ada"]

    @Test func `a new account is in its first version, and only without e-mail and number invited at once`() throws {
        let company = try Company()
        for (profile, isInvited) in [(Self.email, false), (Self.phone, false), (Self.emailless, true)] {
            let account = try company.account(profile)
            #expect((account.lifecycle.inviteDate != nil) == isInvited)
            #expect(!account.lifecycle.isClaimed)
            #expect(account.version == Version(1))
            #expect(account.created == company.clock.now && account.lastModified == account.created)
        }
    }

    @Test func `an integration may invite people as soon as it adds them`() throws {
        let company = try Company([.inviteWhenAdded: "on"])
        for profile in [Self.email, Self.phone, Self.emailless] {
            #expect(try company.account(profile).lifecycle.state == .invited(at: company.clock.now))
        }
    }

    @Test func `a kind that is switched off is refused with the name of its switch`() async throws {
        let company = try Company([.profileCreationWithMobileNumber: "off", .profileCreationWithAccessCodes: "off"])
        let phone = try await scimRefusal { try company.account(Self.phone) }
        #expect(phone.scimType == .invalidValue)
        #expect(phone.detail.contains("Profile creation with mobile number"))
        #expect(phone.detail.contains("muster settings set profile-creation-with-mobile-number on"))
        let emailless = try await scimRefusal { try company.account(Self.emailless) }
        #expect(emailless.scimType == .invalidValue)
        #expect(emailless.detail.contains("Profile creation with access codes"))
        #expect(emailless.detail.contains("muster settings set profile-creation-with-access-codes on"))
        #expect(try company.account(Self.email).kind == .email)
    }

    @Test func `people are active unless it is said otherwise`() throws {
        let company = try Company()
        #expect(try company.account(Self.email).isActive)
        #expect(try !company.account(["userName": "ada@x.example", "active": false]).isActive)
    }

    @Test func `an id is a UUID of version 7 that says when it was made`() throws {
        let company = try Company()
        let first = try company.account(Self.email).id
        let text = first.text.replacing("-", with: "")
        #expect(first.text.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        #expect(Int64(text.prefix(12), radix: 16) == company.clock.now.milliseconds)
        #expect(try company.account(Self.email).id != first)
        company.clock.advance(byMilliseconds: 1)
        #expect(try company.account(Self.email).id.text > first.text)
        #expect(Account.ID(first.text) == first)
    }

    @Test(arguments: [
        "", "ada", "01A00000-0000-7000-8000-000000000000", "01a00000-0000-7000-8000-00000000000",
        "01a00000-0000-7000-8000-0000000000000", "01a000000000-7000-8000-0000000000000",
        "01a00000-0000-7000-8000-00000000000g",
    ])
    func `what cannot be an id is none`(text: String) {
        #expect(Account.ID(text) == nil)
    }
}
