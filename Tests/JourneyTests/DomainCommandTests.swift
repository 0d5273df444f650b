import Foundation
import Synchronization
import TestSupport
import Testing

/// Domains as an operator proves them, beside a name server on a real socket.
@Suite(.timeLimit(.minutes(10))) struct DomainCommandTests {
    /// A folder with a house, a name server that the program asks, and the records it has.
    private final class Desk: Sendable {
        let folder: URL
        let server: TestNameServer
        private let records: Records

        private final class Records: Sendable {
            let texts = Mutex<[String: String]>([:])
        }

        init() async throws {
            let records = Records()
            self.records = records
            folder = try TemporaryFolder.make()
            server = try await TestNameServer { name, _ in
                records.texts.withLock { $0[name].map { [.texts([["unrelated"], [$0]])] } } ?? [.code(3)]
            }
            #expect(try await Muster.run(["migrate", "--data", folder.path]).status == 0)
        }

        func publish(_ text: String, at name: String) {
            records.texts.withLock { $0[name] = text }
        }

        func run(_ arguments: String..., at servers: String? = nil) async throws -> Muster.Result {
            try await Muster.run(
                arguments + ["--data", folder.path], environment: ["MUSTER_DNS_SERVERS": servers ?? server.address])
        }

        func stop() async throws {
            try await server.stop()
            TemporaryFolder.remove(folder)
        }
    }

    /// The text of the record in what a command printed.
    private func record(in output: String) throws -> String {
        String(try #require(output.firstMatch(of: /muster-verification=[a-z2-7]{26}/)).0)
    }

    @Test func `a domain is added, proven by the record that was printed, listed and removed`() async throws {
        let desk = try await Desk()
        let added = try await desk.run("domain", "add", "Acme.Example")
        #expect(
            added.status == 0 && added.output.contains("    _muster.acme.example.  IN  TXT  \"muster-verification="))
        let record = try record(in: added.output)
        let early = try await desk.run("domain", "verify", "acme.example")
        #expect(early.status == 65 && early.output.isEmpty)
        #expect(
            early.errors.hasPrefix("muster: There is no TXT record \(record) at _muster.acme.example or acme.example"))
        #expect(try await desk.run("domain", "list").output == "acme.example  not verified  \(record)\n")
        desk.publish(record, at: "_muster.acme.example")
        let verified = try await desk.run("domain", "verify", "acme.example")
        #expect(verified.status == 0 && verified.output == "acme.example is verified.\n")
        let list = try await desk.run("domain", "list").output
        #expect(list.contains(/acme\.example  verified \S+ by DNS  muster-verification=/))
        #expect(try await desk.run("domain", "remove", "acme.example").status == 0)
        #expect(try await desk.run("domain", "list").output == "")
        try await desk.stop()
    }

    @Test func `a domain that another organization has proven is refused to who proves it too`() async throws {
        let desk = try await Desk()
        #expect(try await desk.run("organization", "create", "other").status == 0)
        for (organization, name) in [("default", "_muster.acme.example"), ("other", "acme.example")] {
            let added = try await desk.run("domain", "add", "acme.example", "--organization", organization)
            desk.publish(try record(in: added.output), at: name)
        }
        #expect(try await desk.run("domain", "verify", "acme.example").status == 0)
        let second = try await desk.run("domain", "verify", "acme.example", "--organization", "other")
        #expect(second.status == 65 && second.errors.contains("another organization of this server"))
        try await desk.stop()
    }

    @Test func `a code is mailed, and a wrong one uses up a try`() async throws {
        let desk = try await Desk()
        #expect(try await desk.run("domain", "add", "acme.example").status == 0)
        let mailed = try await desk.run("domain", "verify", "acme.example", "--mail", "hostmaster")
        #expect(mailed.status == 0 && mailed.output.hasPrefix("A code goes to hostmaster@acme.example."))
        let wrong = try await desk.run("domain", "verify", "acme.example", "--code", "00000000")
        #expect(wrong.status == 65 && wrong.errors.contains("tries left: 4"), "\(wrong.errors)")
        #expect(desk.server.questions.isEmpty)
        try await desk.stop()
    }

    @Test func `each mistake has its exit code and one clear line`() async throws {
        let desk = try await Desk()
        #expect(try await desk.run("domain", "add", "acme.example").status == 0)
        let mistakes: [([String], Int32, String)] = [
            (["domain", "add", "acme.example"], 65, "has acme.example already"),
            (["domain", "add", "gmail.com"], 65, "gives addresses to everybody"),
            (["domain", "add", "co.uk"], 65, "Anybody may have a name under co.uk"),
            (["domain", "add", "bücher.example"], 65, "begins with xn--"),
            (["domain", "add", "ada@acme.example"], 65, "is no domain"),
            (["domain", "verify", "other.example"], 65, "does not have other.example"),
            (["domain", "remove", "other.example"], 65, "does not have other.example"),
            (["domain", "verify", "other.example", "--mail", "admin"], 65, "does not have other.example"),
            (["domain", "verify", "acme.example", "--code", "12345678"], 65, "No code for acme.example is good now"),
        ]
        for (arguments, status, words) in mistakes {
            let result = try await Muster.run(arguments + ["--data", desk.folder.path])
            #expect(result.status == status && result.output.isEmpty, "\(arguments) \(result)")
            #expect(result.errors.contains(words) && result.errors.count(where: \.isNewline) == 1, "\(result.errors)")
        }
        let usages = [
            ["add"], ["verify", "acme.example", "--mail", "webmaster"],
            ["verify", "acme.example", "--code", "1234567"],
            ["verify", "acme.example", "--code", "12345678", "--mail", "admin"],
        ]
        for usage in usages { #expect(try await Muster.run(["domain"] + usage).status == 64, "\(usage)") }
        try await desk.stop()
    }

    @Test func `name servers that say nothing are away, and those that are none are bad configuration`() async throws {
        let desk = try await Desk()
        #expect(try await desk.run("domain", "add", "acme.example").status == 0)
        let broken = try await TestNameServer { _, _ in [.code(2)] }
        let away = try await desk.run("domain", "verify", "acme.example", at: broken.address)
        #expect(away.status == 69 && away.errors.contains("DNS did not say what there is at"), "\(away.errors)")
        try await broken.stop()
        let wrong = try await desk.run("domain", "list", at: "ns.example")
        #expect(wrong.status == 78 && wrong.errors.contains("dns-servers is ns.example"), "\(wrong.errors)")
        try await desk.stop()
    }
}
