import Foundation
import SCIM
import TestSupport
import Testing

/// People as an operator looks after them, on the command line.
@Suite(.timeLimit(.minutes(10))) struct AccountsCommandTests {
    /// A folder with a house in which provisioning has added people.
    private final class Desk: Sendable {
        let folder: URL

        init(_ people: [String]) async throws {
            folder = try TemporaryFolder.make()
            #expect(try await Muster.run(["migrate", "--data", folder.path]).status == 0)
            let on = try await run("settings", "set", "profile-creation-with-mobile-number", "on")
            #expect(on.status == 0)
            let muster = try await RunningMuster(in: folder)
            for person in people {
                let added = try await muster.send("POST", "/Users", json: #"{"userName": "\#(person)"}"#)
                #expect(added.status == 201, "\(added.text)")
            }
            #expect(await muster.stop() == 0)
        }

        func run(_ arguments: String...) async throws -> Muster.Result {
            try await Muster.run(arguments + ["--data", folder.path])
        }

        func accounts(_ arguments: String...) async throws -> Muster.Result {
            try await Muster.run(["accounts"] + arguments + ["--data", folder.path])
        }
    }

    @Test func `people are invited, reminded, listed and shown`() async throws {
        let desk = try await Desk(["ada@x.example", "+46701234567", "bob"])
        defer { TemporaryFolder.remove(desk.folder) }
        let invited = try await desk.accounts("invite", "ada@x.example", "+46701234567", "bob", "nobody")
        #expect(invited.status == 65)
        #expect(
            invited.output == """
                ada@x.example is invited: an e-mail is on its way.
                +46701234567 is invited: a text message is on its way.

                """)
        #expect(invited.errors.contains("bob\" was invited already"))
        #expect(invited.errors.contains("There is no account \"nobody\""))
        let listed = try await desk.accounts("list", "--state", "invited", "--kind", "phone")
        #expect(listed.output.hasSuffix("  invited  phone  +46701234567\n"), "\(listed.output)")
        #expect(try await desk.accounts("list").output.split(separator: "\n").count == 3)
        let shown = try await desk.accounts("show", "ada@x.example")
        #expect(shown.output.contains("invited: ") && shown.output.contains("claim link: good until "))
        for _ in 2...5 {
            #expect(try await desk.accounts("remind", "+46701234567").output.contains("text message is on its way"))
        }
        let sixth = try await desk.accounts("remind", "+46701234567")
        #expect(sixth.status == 0 && sixth.output.contains("gets the message tomorrow"), "\(sixth.output)")
        let all = try await desk.accounts("remind", "--all")
        #expect(all.output.hasPrefix("1 reminded, 1 will be tomorrow"), "\(all.output)")
        #expect(try await desk.accounts("remind").status == 64)
    }

    @Test func `an access code is made, printed in a letter and disabled`() async throws {
        let desk = try await Desk(["bob", "ada@x.example"])
        defer { TemporaryFolder.remove(desk.folder) }
        let made = try await desk.accounts("access-code", "bob")
        #expect(made.output.wholeMatch(of: /([A-Z]{4}-){3}[A-Z]{4}\n/) != nil, "\(made.output)")
        let letter = try await desk.accounts("access-code", "bob", "--print")
        #expect(letter.output.contains("/work/accesscode") && !letter.output.contains(made.output))
        #expect(try await desk.accounts("access-code", "ada@x.example").status == 65)
        #expect(try await desk.accounts("disable-access-code", "bob").status == 0)
        #expect(try await desk.accounts("disable-access-code", "bob").status == 65)
        #expect(!(try await desk.accounts("show", "bob").output.contains("good until")))
    }

    @Test func `the codes of all who need one are handed out once`() async throws {
        let desk = try await Desk(["bob", "ida", "ada@x.example"])
        defer { TemporaryFolder.remove(desk.folder) }
        let bob = try await desk.accounts("access-code", "bob").output.split(separator: "\n")[0]
        let first = try await desk.accounts("access-codes").output.split(separator: "\n")
        #expect(first.count == 1 && first[0].hasSuffix("  ida"), "\(first)")
        #expect(try await desk.accounts("access-codes").output.isEmpty)
        let again = try await desk.accounts("access-codes", "--again").output.split(separator: "\n")
        #expect(again.count == 2 && again[0].hasSuffix("  bob") && !again[0].hasPrefix(bob), "\(again)")
        #expect(again[1].prefix(19) != first[0].prefix(19))
        #expect(try await desk.accounts("access-codes", "--again", "--department", "none").output.isEmpty)
    }

    @Test func `an administrator is deactivated and let in again on the command line`() async throws {
        let desk = try await Desk(["ada@x.example"])
        defer { TemporaryFolder.remove(desk.folder) }
        #expect(try await desk.run("admin", "add", "ada@x.example").status == 0)
        #expect(try await desk.accounts("deactivate", "ada@x.example").output == "ada@x.example is deactivated.\n")
        #expect(try await desk.accounts("list", "--state", "deactivated").output.contains("ada@x.example"))
        #expect(try await desk.accounts("deactivate", "ada@x.example").status == 65)
        #expect(try await desk.accounts("reactivate", "ada@x.example").output == "ada@x.example is active again.\n")
        #expect(try await desk.accounts("unclaim", "ada@x.example").status == 65)
    }

    @Test func `the audit log has every step that is taken on the command line`() async throws {
        let desk = try await Desk(["ada@x.example", "bob"])
        defer { TemporaryFolder.remove(desk.folder) }
        for step in ["invite", "remind", "deactivate", "reactivate"] {
            #expect(try await desk.accounts(step, "ada@x.example").status == 0)
        }
        #expect(try await desk.accounts("remind", "--all").status == 0)
        #expect(try await desk.accounts("access-code", "bob").status == 0)
        #expect(try await desk.accounts("disable-access-code", "bob").status == 0)
        let token = try await Muster.token(in: desk.folder, ["--scopes", "admin:read"])
        let muster = try await RunningMuster(in: desk.folder, token: token)
        let answer = try await muster.client.send(
            "GET", "/api/admin/v1/audit?limit=500", headers: [HTTPHeader("Authorization", "Bearer \(token)")])
        #expect(await muster.stop() == 0)
        let entries = try #require(answer.json?["entries"]?.array, "\(answer.text)").reversed()
        let facts = entries.flatMap { entry in
            (entry["facts"]?.array ?? []).map { fact in
                [entry["subject"]?["name"], fact["name"], fact["after"]].map { $0?.string ?? "" }
            }
        }
        let steps = facts.filter { $0[1] == "step" }
        #expect(steps.allSatisfy { $0[0] == "ada@x.example" })
        #expect(steps.map { $0[2] } == ["invite", "remind", "deactivate", "reactivate", "remind"])
        #expect(facts.contains(["bob", "access code", "disabled"]))
    }

    @Test func `an export is its owner's alone, holds what opens accounts, and overwrites nothing`() async throws {
        let desk = try await Desk(["ada@x.example", "bob", "ida@x.example"])
        defer { TemporaryFolder.remove(desk.folder) }
        _ = try await desk.accounts("invite", "ada@x.example")
        let file = desk.folder.appendingPathComponent("people.csv").path
        let exported = try await desk.accounts("export", "--file", file)
        #expect(exported.status == 0 && exported.output.isEmpty && exported.errors.contains("holds claim links"))
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let rows = text.split(separator: "\r\n").map(String.init)
        #expect(rows.count == 4 && rows[0].contains("Full Name,Email,User ID,Employee ID"))
        let ada = try #require(rows.first { $0.contains("ada@x.example") })
        #expect(ada.firstMatch(of: /http:\/\/[^,]+\/c\/[0-9a-z]{16},,/) != nil, "\(ada)")
        let bob = try #require(rows.first { $0.contains(",bob,") })
        #expect(bob.firstMatch(of: /,,([A-Z]{4}-){3}[A-Z]{4},20/) != nil, "\(bob)")
        let ida = try #require(rows.first { $0.contains("ida@x.example") })
        #expect(ida.hasSuffix(",,,"))
        let again = try await desk.accounts("export", "--file", file)
        #expect(again.status == 65)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }
}
