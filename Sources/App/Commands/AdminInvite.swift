import Accounts
import ArgumentParser

/// `muster admin invite`: somebody administers who may have no account yet.
struct AdminInvite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Invites somebody to administer, and prints the link by which the account is claimed.")

    @OptionGroup var options: HouseOptions
    @OptionGroup var place: OrganizationOption
    @Option(help: "system-administrator, account-manager or analyst.")
    var role = Role.systemAdministrator
    @Option(help: "What the person is called.")
    var name = ""
    @Flag(help: "Sends the link by mail, too.")
    var mail = false

    @Argument(help: "An e-mail address.")
    var address: String

    func run() async throws {
        let house = try await House(options)
        let organization = try await house.administration.organization(place.organization)
        let code = try await house.office.appointing.invite(
            address, called: name, as: role, isTold: mail, by: .operator(of: organization))
        guard let code else {
            print("\(address) has claimed the account already, and administers now.")
            return
        }
        print(house.address(of: "/c/\(code.text)", in: organization))
    }
}

/// `muster admin setup`: the link by which the first administrator comes.
struct AdminSetup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Prints the link by which the first administrator comes; nothing where somebody administers already.")

    @OptionGroup var options: HouseOptions
    @OptionGroup var place: OrganizationOption

    func run() async throws {
        let house = try await House(options)
        let organization = try await house.administration.organization(place.organization)
        guard let secret = try await house.office.firstAdministrator.makeLink(in: organization) else { return }
        print(house.address(of: "/admin/setup/\(secret.text)", in: organization))
    }
}

/// `muster admin reset-factor`: for somebody who lost the phone.
struct AdminResetFactor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-factor",
        abstract: "Takes away an administrator's second factor; the next sign-in sets up another one.")

    @OptionGroup var options: HouseOptions
    @OptionGroup var place: OrganizationOption

    @Argument(help: "The account's userName or id.")
    var account: String

    func run() async throws {
        let house = try await House(options)
        let organization = try await house.administration.organization(place.organization)
        try await house.office.appointing.resetSecondFactor(of: account, by: .operator(of: organization))
    }
}
