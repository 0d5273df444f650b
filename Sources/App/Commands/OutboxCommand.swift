import Accounts
import ArgumentParser

/// `muster outbox`: what waits to be delivered, and why.
struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Shows what waits to be delivered, and why.")

    @OptionGroup var options: HouseOptions
    @OptionGroup var place: OrganizationOption

    func run() async throws {
        let house = try await House(options)
        let paused = Dictionary(
            uniqueKeysWithValues: try await house.administration.streams(in: place.organization).map {
                ($0.id, $0.paused)
            })
        for entry in try await house.administration.outbox(of: place.organization) {
            let state =
                if let refused = entry.refused {
                    "refused \(refused)"
                } else if let reason = paused[entry.stream] ?? nil {
                    "stream paused: \(reason)"
                } else {
                    "next try \(entry.available)"
                }
            let error = entry.lastError.map { "  \($0)" } ?? ""
            print(
                "\(entry.id.number)  stream \(entry.stream.number)  txn \(entry.transaction)  since \(entry.created)"
                    + "  tried \(entry.attempts)  \(state)\(error)")
        }
    }
}
