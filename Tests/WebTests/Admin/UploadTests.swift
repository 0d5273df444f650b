import Accounts
import Store
import TestSupport
import Testing
import Web

/// Files that come in slowly, or never end: nobody's keep anybody else's out.
@Suite struct UploadTests {
    private static let file = Array("Email\nann@x.example\n".utf8)

    /// The beginning of a request that sends a file.
    private func beginning(_ place: String, cookies: String = "", _ body: String = "") -> String {
        "POST \(place) HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            + "Cookie: \(cookies)\r\nContent-Length: 100000\r\n\r\n" + body
    }

    @Test func `S12 whoever is nobody keeps no file out, however many connections are held`() async throws {
        try await TestHouse.run { house in
            let visitor = try await house.organization().administrator(.accountManager)
            let place = visitor.company.page("/admin/import")
            _ = try await visitor.open("/import")
            let strangers = Array(repeating: beginning(place), count: 2 * Limits.uploadsAtOnce)
            try await house.client.holding(strangers) {
                let answer = try await visitor.browser.upload(Self.file, to: place)
                #expect(answer.status == 200 && answer.text.contains("Is being checked"), "\(answer.status)")
            }
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `S12 slow files of one organization keep only its own out`() async throws {
        try await TestHouse.run { house in
            let (slow, other) = try await (
                house.organization().administrator(.accountManager), house.organization().administrator(.accountManager)
            )
            let place = slow.company.page("/admin/import")
            let page = try await slow.open("/import")
            let token = try #require(page.text.firstMatch(of: /name="form" value="([^"]*)"/)?.1)
            let cookies = slow.browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
            let body =
                "--x\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n\(token)\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\n"
                + "Email\na@x.example\n"
            let texts = Array(
                repeating: beginning(place, cookies: cookies, body), count: Limits.uploadsOfOrganization)
            let organization = try await slow.acting.organization.id
            _ = try await other.open("/import")
            try await house.client.holding(texts) {
                while try await house.store.jobs(of: organization, limit: 10).count < texts.count {}
                let third = try await slow.browser.upload(Self.file, to: place)
                #expect(third.status == 503 && third["Retry-After"] != nil)
                let elsewhere = try await other.browser.upload(Self.file, to: other.company.page("/admin/import"))
                #expect(elsewhere.status == 200 && elsewhere.text.contains("Is being checked"))
            }
        }
    }

    @Test func `a place is free again when the file has come, and there are so many for all`() {
        let uploads = Uploads()
        let organizations = (1...Int64(Limits.uploadsAtOnce)).map(Organization.ID.init)
        #expect(organizations.allSatisfy(uploads.begin) && !uploads.begin(of: Organization.ID(100)))
        uploads.end(of: organizations[0])
        #expect(uploads.begin(of: organizations[1]) && !uploads.begin(of: organizations[0]))
        uploads.end(of: organizations[1])
        uploads.end(of: organizations[2])
        #expect(uploads.begin(of: organizations[1]) && !uploads.begin(of: organizations[1]))
    }

    @Test func `S12 what stands in front of a file is no longer than a form`() async throws {
        let company = try await TestHouse.shared.organization()
        let field = String(repeating: "a", count: Limits.formBytes / 2)
        let fields = (0..<3).map {
            "--x\r\nContent-Disposition: form-data; name=\"f\($0)\"\r\n\r\n\(field)\r\n"
        }
        let body = fields.joined() + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
        let answer = try await company.house.client.send(
            "POST", company.page("/admin/import"),
            headers: [HTTPHeader("Content-Type", "multipart/form-data; boundary=x")],
            body: Array(body.utf8) + [UInt8](repeating: UInt8(ascii: "b"), count: 100_000))
        #expect(answer.status == 413, "\(answer.status)")
    }
}
