import Accounts
import ArgumentParser
import Foundation
import SCIM
import Store

/// `muster move`: copies everything to another database, and proves that it arrived.
struct Move: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copies everything to another database.",
        discussion: """
            Stop the servers first: while this runs they cannot write, and what they are told afterwards stays behind. \
            All of it is moved or nothing; after an interruption, run the same command again.
            """)

    @OptionGroup var options: HouseOptions

    @Option(help: "The database to be filled, named as --database-url names one.")
    var to: String

    @Flag(help: "Put away what that database holds.")
    var replace = false

    func run() async throws {
        let house = try await House(options)
        guard Move.place(house.configuration.databaseURL) != Move.place(to) else {
            throw Refusal("--to is the database that is in use; name another one.")
        }
        let target = try await House.store(to, makesMissing: true, option: "--to")
        say(try await move(from: house.store, to: target), KeyFile(in: house.configuration.data).url.path)
    }

    private func move(from source: SQLAccountStore, to target: SQLAccountStore) async throws -> MoveReport {
        let line = StatusLine()
        defer { line.clear() }
        do {
            return try await source.move(to: target, replaces: replace) { progress in
                line.show(progress.sentence, isMilestone: progress.reachesTenth)
            }
        } catch let present as TargetHoldsData {
            throw Refusal(
                """
                --to holds \(present.organizations) organization(s) with \(present.accounts) account(s) already, and \
                stays as it is; --replace puts what is here in their place.
                """)
        }
    }

    private func say(_ report: MoveReport, _ key: String) {
        for table in report.tables {
            let name = table.table.padding(toLength: 16, withPad: " ", startingAt: 0)
            let rows = String(repeating: " ", count: max(0, 10 - "\(table.rows)".count)) + "\(table.rows)"
            print("\(name)\(rows)  \(table.digest.prefix(8).hexadecimal)")
        }
        print(report.isNew ? "Moved, and read back: both are equal." : "Both are equal already; nothing was moved.")
        print(
            """
            Stop the servers that still run, set MUSTER_DATABASE_URL to the new database, and start them with the same \
            \(key): the tokens work with it only.
            """)
    }

    /// What a URL leads to, however a path is spelled.
    private static func place(_ url: String) -> String {
        SQLAccountStore.file(of: url).map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path } ?? url
    }
}

extension MoveProgress {
    /// `copying account 40,000 of 100,000`
    fileprivate var sentence: String {
        let style = IntegerFormatStyle<Int>(locale: Locale(identifier: "en"))
        return "\(step.rawValue) \(table) \(rows.formatted(style)) of \(total.formatted(style))"
    }
}
