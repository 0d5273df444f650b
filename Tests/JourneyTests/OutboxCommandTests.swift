import Foundation
import TestSupport
import Testing

/// Messages on their way, as an operator sees them, and the configuration of who sends them.
@Suite(.timeLimit(.minutes(10))) struct OutboxCommandTests {
    private func outbox(_ folder: URL, _ more: [String] = [], _ environment: [String: String] = [:]) async throws
        -> Muster.Result
    {
        try await Muster.run(["outbox", "--data", folder.path] + more, environment: environment)
    }

    @Test func `what nobody sends is shown whole, what somebody sends never is`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        let set = ["settings", "set", "invite-when-added", "on", "--integration", "directory", "--data", folder.path]
        #expect(try await Muster.run(set).status == 0)
        let person = #"{"userName": "ada@x.example", "emails": [{"value": "ada@x.example", "primary": true}]}"#
        #expect(try await muster.send("POST", "/Users", json: person).status == 201)
        #expect(await muster.stop() == 0)

        let masked = try await outbox(folder)
        #expect(masked.status == 0, "\(masked.errors)")
        #expect(masked.output.contains("invitation  email  to a…@x.example  ") && !masked.output.contains("/c/"))
        #expect(masked.output.contains("  tried 0  waits for a provider until "))
        let whole = try await outbox(folder, ["--show"]).output
        #expect(whole.contains("  to ada@x.example  ") && whole.contains(#/  link \/c\/\S{16}/#))
        let provider = ["MUSTER_SMTP_URL": "smtp://mail.x.example", "MUSTER_MAIL_FROM": "people@x.example"]
        let sent = try await outbox(folder, ["--show"], provider).output
        #expect(sent.contains("  to a…@x.example  ") && sent.contains("  next try ") && !sent.contains("/c/"))
    }

    @Test(arguments: [
        (["MUSTER_SMTP_URL": "mail.x.example", "MUSTER_MAIL_FROM": "people@x.example"], "smtp-url"),
        (["MUSTER_SMTP_URL": "smtp://mail.x.example"], "mail-from"),
        (["MUSTER_SMTP_URL_FILE": "/nowhere/secret", "MUSTER_MAIL_FROM": "people@x.example"], "smtp-url-file"),
        (["MUSTER_SMS_PROVIDER": "pigeon"], "sms-provider"),
        (["MUSTER_SMS_PROVIDER": "twilio", "MUSTER_SMS_FROM": "Muster"], "sms-account"),
        (["MUSTER_SMS_PROVIDER": "http"], "sms-url"),
        (["MUSTER_SMS_PROVIDER": "http", "MUSTER_SMS_URL": "http://[::1]/", "MUSTER_SMS_HEADERS": "x"], "sms-headers"),
        (["MUSTER_SMS_RECEIPT_SECRET": "0123456789abcdefghij"], "sms-receipt-secret"),
        (
            [
                "MUSTER_SMS_PROVIDER": "http", "MUSTER_SMS_URL": "http://[::1]/", "MUSTER_SMS_ID_PATH": "id",
                "MUSTER_SMS_RECEIPT_SECRET": "0123456789abcdefghi",
            ], "sms-receipt-secret"
        ),
    ])
    func `a provider that is described wrongly is told by its key`(environment: [String: String], key: String)
        async throws
    {
        let result = try await outbox(try TemporaryFolder.make(), [], environment)
        #expect(result.status == 78 && result.errors.contains(key), "\(result.errors)")
        #expect(!environment.values.contains { $0.hasPrefix("0123") && result.errors.contains($0) })
    }
}
