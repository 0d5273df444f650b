import Accounts
import ArgumentParser
import Delivery

/// `muster outbox`: what waits to be delivered, and why.
struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Shows what waits to be delivered, and why.")

    @OptionGroup var options: HouseOptions
    @OptionGroup var place: OrganizationOption

    @Flag(help: "Messages on channels that nobody is configured to send on, whole: with their links and codes.")
    var show = false

    func run() async throws {
        let house = try await House(options)
        let administration = house.administration
        let streams = Dictionary(
            uniqueKeysWithValues: try await administration.streams(in: place.organization).map { ($0.id, $0) })
        for entry in try await administration.outbox(of: place.organization) {
            let error = entry.lastError.map { "  \($0)" } ?? ""
            print(
                "\(entry.id.number)  stream \(entry.stream.number)  txn \(entry.transaction)  since \(entry.created)"
                    + "  tried \(entry.attempts)  \(state(of: entry, streams[entry.stream]))\(error)")
        }
        let channels = house.configuration.providers.channels
        for (message, facts) in try await house.posting.outbox(of: place.organization) {
            print(OutboxLine(message, facts, hasProvider: channels.contains(message.entry.channel), show: show))
        }
    }

    private func state(of entry: OutboxEntry, _ stream: EventStream?) -> String {
        if let refused = entry.refused { return "refused \(refused)" }
        if let reason = stream?.paused { return "stream paused: \(reason)" }
        return stream?.terms.delivery == .poll ? "waits to be fetched" : "next try \(entry.available)"
    }
}
