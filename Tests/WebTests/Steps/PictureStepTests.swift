import Accounts
import Store
import TestSupport
import Testing

/// Pictures, from a form to the page that shows them.
@Suite struct PictureStepTests {
    /// A PNG of one pixel.
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89] + [0, 0, 0, 13] + Array("IDAT".utf8)
        + [0x78, 0xDA, 0x63, 0x64, 0x60, 0xF8, 0x5F, 0x0F, 0x00, 0x02, 0x87, 0x01, 0x80, 0xEB, 0x47, 0xBA, 0x92]
        + [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]

    /// The same, as it says of itself with 30,000 pixels on each side.
    static let huge: [UInt8] =
        Array(png[..<16]) + [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30] + Array(png[24...])

    /// A WebP that was cut off.
    static let cut: [UInt8] =
        Array("RIFF".utf8) + [0x24, 0, 0, 0] + Array("WEBPVP8 ".utf8) + [0x18, 0, 0, 0, 0x30, 0x01]

    private func photographed() async throws -> Newcomer {
        let person = try await Newcomer([.profilePicture])
        let page = try await person.browser.open(person.address("profile")).text
        #expect(page.contains("type=\"file\"") && page.contains("2 MB") && !page.contains("name=\"nickName\""))
        _ = try await person.browser.upload(Self.png, to: person.address("profile"))
        #expect(try await person.step == .password)
        return person
    }

    @Test func `a picture is made anew, and shown to its owner alone`() async throws {
        let person = try await photographed()
        let address = "/o/\(person.company.slug)/account/picture"
        let stranger = try await person.browser.open(address)
        #expect(stranger["Content-Type"] != "image/jpeg", "a claim that has begun lets nobody in")
        try await person.choosePassword()
        let picture = try await person.browser.open(address)
        #expect(picture.status == 200 && picture["Content-Type"] == "image/jpeg")
        #expect(picture.body.starts(with: [0xFF, 0xD8]) && picture.body != Self.png)
        #expect(picture["X-Content-Type-Options"] == "nosniff")
        #expect(picture["Cache-Control"] == "private, no-cache")
        let tag = try #require(picture["ETag"])
        let cookie = person.browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        for (sent, status) in [(tag, 304), ("\"other\"", 200), ("W/\(tag), \"b\"", 304)] {
            let answer = try await person.house.client.send(
                "GET", address, headers: [HTTPHeader("Cookie", cookie), HTTPHeader("If-None-Match", sent)])
            #expect(answer.status == status)
        }
        let anonymous = try await person.house.client.send("GET", address)
        #expect(anonymous.status == 303 && anonymous["Location"] == "/o/\(person.company.slug)/signin")
    }

    @Test func `a picture is changed and removed on the account page`() async throws {
        let person = try await Newcomer([])
        try await person.choosePassword()
        let address = "/o/\(person.company.slug)/account/picture"
        #expect(try await person.browser.open(address).status == 404)
        let form = try await person.browser.open(address + "/change")
        #expect(form.status == 200 && !form.text.contains("<img"))
        let empty = try await person.browser.upload([], to: address)
        #expect(empty.status == 422 && empty.text.contains("Choose a picture first."))
        let saved = try await person.browser.upload(Self.png, to: address)
        #expect(saved.status == 200 && saved.text.contains("<img class=\"portrait\" src=\"\(address)\""))
        #expect(try await person.browser.open(address).status == 200)
        _ = try await person.browser.open(address + "/change")
        _ = try await person.browser.upload([], ["do": "remove"], to: address)
        #expect(try await person.browser.open(address).status == 404)
    }

    @Test(arguments: [
        (Array("I am a picture".utf8), "This is no picture"), (cut, "damaged"), (huge, "too many pixels"),
        (Array(png.prefix(40)), "damaged"),
    ])
    func `S31 what is no picture is refused on the page, whatever it is called`(
        file: [UInt8],
        sentence: String
    ) async throws {
        let person = try await Newcomer([.profilePicture, .profileDetails])
        _ = try await person.browser.open(person.address("profile"))
        let page = try await person.browser.upload(file, ["nickName": "Ida"], to: person.address("profile"))
        #expect(page.status == 422 && page.text.contains(sentence))
        #expect(page.text.contains("id=\"picture-error\"") && page.text.contains("value=\"Ida\""))
        #expect(try await person.step == .profile)
        #expect(try await person.house.store.picture(of: person.id, in: person.organization.id) == nil)
    }

    @Test func `a file one byte over 2 MB is too large, and one of 2 MB is looked at`() async throws {
        let person = try await Newcomer([.profilePicture])
        _ = try await person.browser.open(person.address("profile"))
        let large = [UInt8](repeating: 0, count: Limits.pictureBytes + 1)
        let page = try await person.browser.upload(large, to: person.address("profile"))
        #expect(page.status == 413 && page.text.contains("2 MB"))
        _ = try await person.browser.open(person.address("profile"))
        let fitting = try await person.browser.upload(Array(large.dropLast()), to: person.address("profile"))
        #expect(fitting.status == 422 && fitting.text.contains("This is no picture"))
    }

    @Test func `S31 an upload is taken from our own page in this browser alone`() async throws {
        let person = try await Newcomer([.profilePicture])
        _ = try await person.browser.open(person.address("profile"))
        let stale = try await person.browser.upload(Self.png, ["form": "stale"], to: person.address("profile"))
        #expect(stale.status == 403 && stale.text.contains("open too long"))
        _ = try await person.browser.open(person.address("profile"))
        let foreign = try await person.browser.upload(
            Self.png, to: person.address("profile"), headers: [HTTPHeader("Sec-Fetch-Site", "cross-site")])
        #expect(foreign.status == 403 && foreign.text.contains("another site"))
        #expect(try await person.house.store.picture(of: person.id, in: person.organization.id) == nil)
        #expect(try await person.step == .profile)
    }
}
