import Foundation
import TestSupport
import Testing

/// A claim through the real program, and what it leaves behind for others to find.
@Suite(.timeLimit(.minutes(10))) struct ClaimSecretsTests {
    private static let password = "seven green kettles sing"

    @Test func `S28 no secret is left in the files, the log or the arguments of the program`() async throws {
        let folder = try TemporaryFolder.make()
        let mail = "hunter2-of-the-mail-server"
        let muster = try await RunningMuster(
            in: folder, ["--log-level", "trace"],
            environment: [
                "MUSTER_SMTP_URL": "smtp://muster:\(mail)@127.0.0.1:1", "MUSTER_MAIL_FROM": "people@x.example",
            ])
        let eve = #"{"userName": "E-17", "name": {"givenName": "Eve", "familyName": "Marin"}}"#
        #expect(try await muster.send("POST", "/Users", json: eve).status == 201)
        let printed = try await Muster.run(["accounts", "access-code", "E-17", "--data", folder.path])
        let code = try #require(printed.output.firstMatch(of: #/(?:[A-Z]{4}-){3}[A-Z]{4}/#).map { String($0.0) })

        let browser = TestBrowser(muster.client)
        _ = try await browser.open("/work/accesscode")
        _ = try await browser.submit(["code": code], to: "/work/accesscode")
        let claimCookie = try #require(browser.cookies["muster-claim"])
        _ = try await browser.submit(["username": "eve.marin"], to: "/claim/username")
        let account = try await browser.submit(["password": Self.password], to: "/claim/password")
        #expect(account.text.contains("<h1>Your account</h1>"), "\(account.text)")
        let session = try #require(browser.cookies["muster-session"])
        let arguments = try muster.process.commandLine
        #expect(arguments.contains("serve"))
        #expect(await muster.stop() == 0)

        let url = try await TestDatabase.shared(by: folder.path)
        let files = try await TestDatabase.content(of: url, in: folder)
        #expect(files.contains { $0.range(of: Data("eve.marin".utf8)) != nil })
        let secrets = [
            mail, muster.token, code, code.replacing("-", with: ""), claimCookie, session, Self.password,
        ]
        for secret in secrets {
            #expect(!files.contains { $0.range(of: Data(secret.utf8)) != nil }, "\(secret)")
            #expect(!muster.process.errors.contains(secret) && !muster.process.output.contains(secret), "\(secret)")
            #expect(!arguments.contains(secret), "\(secret)")
        }
        TemporaryFolder.remove(folder)
    }
}
