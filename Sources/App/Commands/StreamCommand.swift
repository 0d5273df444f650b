import Accounts
import ArgumentParser
import Delivery
import Foundation
import SCIM

/// `muster stream`: makes, lists, pauses and ends streams of security events; works beside a running server.
struct StreamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream", abstract: "Makes and ends streams of security events (RFC 9967).",
        subcommands: [Create.self, List.self, Pause.self, Resume.self, Delete.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a stream and prints its number.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "The integration it belongs to; made when there is none of that name.")
        var integration: String

        @Option(help: "Where events are posted to (RFC 8935).")
        var push: String?

        @Flag(help: "The receiver fetches events by itself (RFC 8936).")
        var poll = false

        @Option(help: "A file with the value of the field Authorization of each push.")
        var authorizationHeaderFile: String?

        @Option(help: "What tokens name as their audience. (default: the endpoint, or the integration)")
        var audience: String?

        @Option(
            help: """
                Which events, separated by commas: create, put, patch, delete, activate, deactivate, asyncresp. \
                (default: all)
                """)
        var events: String?

        @Flag(help: "Tells only which attributes have changed, not their values.")
        var notice = false

        @Option(help: "How long an event waits to be delivered, in days: 1d to 90d.")
        var keep = "7d"

        func validate() throws {
            guard (push == nil) == poll else { throw ValidationError("Say one of --push URL and --poll.") }
            guard push != nil || authorizationHeaderFile == nil else {
                throw ValidationError("--authorization-header-file goes with --push.")
            }
        }

        func run() async throws {
            let wish = Administration.StreamWish(
                endpoint: push, authorization: try authorizationHeaderFile.map(header), audience: audience,
                kinds: try ResourceEvent.Kind.named(events), detail: notice ? .notice : .full, days: try days())
            let house = try await House(options)
            if let push, !push.hasPrefix("https://") {
                guard push.hasPrefix("http://"), house.configuration.receivers.contains(.plainHTTP) else {
                    throw Refusal("Events are pushed to https:// alone, unless internal-receivers is set.")
                }
            }
            let id = try await house.administration.createStream(
                wish, integration: integration, in: place.organization)
            // Whoever lists everybody from now on misses no change: what was not told is in the list.
            try await Task.sleep(for: EventStream.timeUntilKnown)
            print(id.number)
        }

        private func header(in path: String) throws -> String {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Refusal("\(path) cannot be read as text.")
            }
            return text.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        private func days() throws -> Int64 {
            guard keep.hasSuffix("d"), let days = Int64(keep.dropLast()) else {
                throw ValidationError("--keep takes a number of days, like 7d.")
            }
            return days
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the streams of an organization.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        func run() async throws {
            let house = try await House(options)
            for stream in try await house.administration.streams(in: place.organization) {
                let kinds = ResourceEvent.Kind.allCases.filter(stream.terms.kinds.contains).map(\.rawValue)
                let state = stream.paused.map { "paused: \($0)" } ?? "runs"
                print(
                    "\(stream.id.number)  \(stream.terms.delivery.words)  for \(stream.terms.audience)"
                        + "  \(stream.terms.detail.rawValue)  \(kinds.joined(separator: ","))"
                        + "  keeps \(stream.terms.days)d  \(state)")
            }
        }
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stops delivery; events wait meanwhile.")

        @OptionGroup var stream: StreamOptions

        func run() async throws {
            try await stream.house().administration.pause(
                stream.id, in: stream.place.organization, because: "by an operator")
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Goes on with delivery, at once.")

        @OptionGroup var stream: StreamOptions

        func run() async throws {
            try await stream.house().administration.pause(stream.id, in: stream.place.organization, because: nil)
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ends a stream, with all that waits for it.")

        @OptionGroup var stream: StreamOptions

        func run() async throws {
            try await stream.house().administration.delete(stream.id, in: stream.place.organization)
        }
    }
}

/// Which stream a command is about.
struct StreamOptions: ParsableArguments {
    @OptionGroup var options: HouseOptions
    @OptionGroup var place: OrganizationOption

    @Argument(help: "The number that muster stream list shows.")
    var number: Int64

    var id: EventStream.ID { EventStream.ID(number) }

    func house() async throws -> House { try await House(options) }
}

extension ResourceEvent.Kind {
    /// The kinds of an option, all of them where it was left out.
    fileprivate static func named(_ words: String?) throws -> Set<ResourceEvent.Kind> {
        guard let words else { return Set(allCases) }
        return Set(
            try words.split(separator: ",").map { word in
                guard let kind = ResourceEvent.Kind(rawValue: String(word)) else {
                    let known = allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("\(word) is no event; use \(known).")
                }
                return kind
            })
    }
}

extension EventStream.Delivery {
    fileprivate var words: String {
        switch self {
        case .push(let endpoint, _): "push to \(endpoint)"
        case .poll: "poll"
        }
    }
}
