import Accounts
import ArgumentParser
import Foundation
import SCIM

/// `muster log`: reads the provisioning log; works beside a running server.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Shows what provisioning clients did, what came of it, and why not.",
        discussion: "Shows the latest entries that meet all conditions, the oldest of them first.")

    @OptionGroup var options: HouseOptions
    @OptionGroup var place: OrganizationOption

    @Option(help: "Only what came through this integration.")
    var integration: String?

    @Option(help: "Only what happened since then: 15m, 1h, 2d.")
    var since: String?

    @Flag(help: "Only what was refused or failed.")
    var failed = false

    @Flag(help: "Only what changed something.")
    var changes = false

    @Option(help: "Only what is about this person or group, by name or id.")
    var user: String?

    @Option(help: "Only the request of this id, which each answer has in X-Request-Id.")
    var request: String?

    @Option(help: "How many entries to show at most. (default: \(LogWish.defaultLimit))")
    var limit: Int?

    @Flag(help: "Go on showing what happens, until interrupted.")
    var follow = false

    @Flag(help: "One JSON object a line, for programs.")
    var json = false

    /// How often a log that is followed is looked at.
    private static let pause: Duration = .seconds(1)

    func run() async throws {
        let house = try await House(options)
        let organization = try await house.administration.organization(place.organization)
        var query = try await house.log.query(wish, in: organization)
        let latest = try await house.log.entries(query, in: organization)
        show(latest)
        guard follow else { return }
        query.after = latest.last?.id ?? 0
        query.limit = LogWish.maximumLimit
        while true {
            try await house.environment.sleep(Self.pause)
            let next = try await house.log.entries(query, in: organization)
            show(next)
            query.after = next.last?.id ?? query.after
        }
    }

    private var wish: LogWish {
        var wish = LogWish()
        (wish.integration, wish.since, wish.resource, wish.requestID) = (integration, since, user, request)
        (wish.isFailed, wish.hasChanges, wish.limit) = (failed, changes, limit)
        return wish
    }

    /// At once, even where nobody reads line by line.
    private func show(_ entries: [LoggedEntry]) {
        for entry in entries {
            let text = json ? String(decoding: JSONValue.object(entry.json).encoded, as: UTF8.self) : entry.entry.block
            FileHandle.standardOutput.write(Data("\(text)\n".utf8))
        }
    }
}
