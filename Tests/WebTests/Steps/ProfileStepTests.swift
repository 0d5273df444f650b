import Accounts
import SCIM
import TestSupport
import Testing

/// The profile, as a person meets it.
@Suite struct ProfileStepTests {
    @Test func `details are shown and changed, and the change is one of the SCIM resource`() async throws {
        let person = try await Newcomer([.profileDetails])
        let before = try await person.user
        let page = try await person.browser.open(person.address("profile")).text
        #expect(page.contains("Ada &amp; Co") && page.contains("Porter") && page.contains("value=\"Ad\""))
        #expect(!page.contains("type=\"file\""), "nobody asks for a picture")
        _ = try await person.browser.submit(
            ["nickName": "", "preferredLanguage": "it", "locale": " it-IT ", "timezone": "Europe/Rome"],
            to: person.address("profile"))
        #expect(try await person.step == .password)
        let after = try await person.user
        #expect(after["nickName"] == nil && after["preferredLanguage"] == "it")
        #expect(after["locale"] == "it-IT" && after["timezone"] == "Europe/Rome")
        #expect(after["title"] == "Porter" && after["displayName"] == "Ada & Co")
        #expect(after["meta"]?.object?["version"] != before["meta"]?.object?["version"])
    }

    @Test func `whoever follows the organization is told`() async throws {
        let person = try await Newcomer([.profileDetails])
        let stream = try await person.company.stream()
        _ = try await person.browser.open(person.address("profile"))
        _ = try await person.browser.submit(["nickName": "Ida"], to: person.address("profile"))
        let told = try await stream.fetch()
        #expect(told.count == 1)
    }

    @Test func `what did not change is no change, and can be skipped`() async throws {
        for fields: KeyValuePairs in [["nickName": "Ad"], ["do": "skip", "nickName": "Ida", "timezone": "?"]] {
            let person = try await Newcomer([.profileDetails])
            let before = try await person.user
            _ = try await person.browser.open(person.address("profile"))
            _ = try await person.browser.submit(fields, to: person.address("profile"))
            #expect(try await person.step == .password)
            #expect(try await person.user == before)
        }
    }

    @Test func `a mistake is shown beside its field, with what was typed`() async throws {
        let person = try await Newcomer([.profileDetails])
        _ = try await person.browser.open(person.address("profile"))
        let page = try await person.browser.submit(
            ["nickName": "Ida", "timezone": "half past nine", "locale": "<b>"], to: person.address("profile"))
        #expect(page.status == 422 && page.text.contains("value=\"Ida\""))
        #expect(page.text.contains("id=\"timezone-error\"") && page.text.contains("value=\"half past nine\""))
        #expect(page.text.contains("value=\"&lt;b&gt;\"") && !page.text.contains("id=\"nickName-error\""))
        #expect(try await person.step == .profile)
        #expect(try await person.user["nickName"] == "Ad")
    }

    @Test func `nothing but one's own details is changed, whatever is sent`() async throws {
        let person = try await Newcomer([.profileDetails])
        _ = try await person.browser.open(person.address("profile"))
        _ = try await person.browser.submit(
            ["title": "Director", "userName": "eve@x.example", "active": "false"], to: person.address("profile"))
        let user = try await person.user
        #expect(user["title"] == "Porter" && user["userName"] == "ada@x.example" && user["active"] == true)
    }

    @Test func `where neither details nor picture are asked for there is no such step`() async throws {
        let person = try await Newcomer([])
        #expect(try await person.step == .password)
        let answer = try await person.house.client.send(
            "GET", person.address("profile"),
            headers: [HTTPHeader("Cookie", "__Host-muster-claim=\(person.secret.text)")])
        #expect(answer.status == 303 && answer["Location"] == person.address("password"))
    }
}
