import Accounts
import ArgumentParser

/// `muster outbox`: what waits to be delivered, and why.
struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Shows what waits to be delivered, and why.")

    @OptionGroup var options: HouseOptions
    @OptionGroup var place: OrganizationOption

    func run() async throws {
        let administration = try await House(options).administration
        let streams = Dictionary(
            uniqueKeysWithValues: try await administration.streams(in: place.organization).map { ($0.id, $0) })
        for entry in try await administration.outbox(of: place.organization) {
            let error = entry.lastError.map { "  \($0)" } ?? ""
            print(
                "\(entry.id.number)  stream \(entry.stream.number)  txn \(entry.transaction)  since \(entry.created)"
                    + "  tried \(entry.attempts)  \(state(of: entry, streams[entry.stream]))\(error)")
        }
    }

    private func state(of entry: OutboxEntry, _ stream: EventStream?) -> String {
        if let refused = entry.refused { return "refused \(refused)" }
        if let reason = stream?.paused { return "stream paused: \(reason)" }
        return stream?.terms.delivery == .poll ? "waits to be fetched" : "next try \(entry.available)"
    }
}
