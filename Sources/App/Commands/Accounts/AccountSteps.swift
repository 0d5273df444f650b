import Accounts
import ArgumentParser
import Foundation

/// The steps an operator takes with people, one or several at a time.
extension AccountsCommand {
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Invites people to claim their accounts, by e-mail or text message.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var people: PeopleArgument

        func run() async throws {
            try await House(options).take(.invite, with: people.names, in: place.organization)
        }
    }

    struct Remind: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Sends invited people their claim links once more.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The userNames or ids of accounts.")
        var names: [String] = []

        @Flag(help: "Everybody who is invited and can be written to.")
        var all = false

        func validate() throws {
            guard all == names.isEmpty else { throw ValidationError("Name people, or give --all.") }
        }

        func run() async throws {
            let house = try await House(options)
            guard all else { return try await house.take(.remind, with: names, in: place.organization) }
            var (sent, waiting) = (0, 0)
            let acting = try await house.administration.acting(in: place.organization)
            let deeds = house.office.personDeeds
            try await house.forEachPage(of: AccountSelection(stage: .invited), in: place.organization) { page in
                for entry in page where entry.account.kind != .emailless {
                    // Who has claimed or gone in this very moment needs no reminder.
                    let notice = try? await deeds.take(.remind, with: entry.account.id, by: acting)
                    switch notice {
                    case .queued: sent += 1
                    case .leftToTomorrow: waiting += 1
                    case .handedOver, nil: break
                    }
                }
            }
            print("\(sent) reminded" + (waiting > 0 ? ", \(waiting) will be tomorrow: \(tooMany)." : "."))
        }
    }

    struct Unclaim: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sets a claimed account back to invited: sessions and password end, a new invitation leaves.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var person: PersonArgument

        func run() async throws {
            try await House(options).take(.unclaim, with: [person.name], in: place.organization)
        }
    }

    struct Deactivate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shuts somebody out, at once; an administrator, too.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var person: PersonArgument

        func run() async throws {
            try await House(options).take(.deactivate, with: [person.name], in: place.organization)
        }
    }

    struct Reactivate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lets somebody in again.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var person: PersonArgument

        func run() async throws {
            try await House(options).take(.reactivate, with: [person.name], in: place.organization)
        }
    }
}

struct PeopleArgument: ParsableArguments {
    @Argument(help: "The userNames or ids of accounts.")
    var names: [String]
}

private let tooMany = "their numbers have had their messages of the day (setting claim-messages-per-day)"

extension House {
    /// Takes a step with each of several people; one who cannot take it keeps nobody else from it.
    fileprivate func take(_ step: PersonStep, with names: [String], in slug: String) async throws {
        let acting = try await administration.acting(in: slug)
        let deeds = office.personDeeds
        var refusals: [Refusal] = []
        for name in names {
            do {
                let account = try await roster.entry(of: name, in: acting.organization).account
                let notice = try await deeds.take(step, with: account.id, by: acting)
                print(step.sentence(about: account.userName.printable, notice))
            } catch let refusal as Refusal {
                refusals.append(refusal)
            }
        }
        guard let last = refusals.popLast() else { return }
        for refusal in refusals { FileHandle.standardError.write(Data("muster: \(refusal)\n".utf8)) }
        throw last
    }
}

extension PersonStep {
    fileprivate func sentence(about name: String, _ notice: Consequences.Notice?) -> String {
        let deed =
            switch self {
            case .invite: "\(name) is invited"
            case .remind: "\(name) is reminded"
            case .unclaim: "\(name) is set back to invited"
            case .deactivate: "\(name) is deactivated"
            case .reactivate: "\(name) is active again"
            case .logOut, .signOnAgain, .delete: name
            }
        switch notice {
        case nil: return deed + "."
        case .queued(.email): return deed + ": an e-mail is on its way."
        case .queued(.sms): return deed + ": a text message is on its way."
        case .leftToTomorrow:
            return "\(name) gets the message tomorrow: the number has had its messages of the day "
                + "(setting claim-messages-per-day)."
        case .handedOver where self == .remind:
            return "\(name) cannot be written to; hand over an access code: muster accounts access-code."
        case .handedOver: return deed + ": hand over an access code: muster accounts access-code."
        }
    }
}
