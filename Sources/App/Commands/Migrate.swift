import ArgumentParser

/// `muster migrate`: makes what is missing, and brings the database to the schema of this program.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes what is missing, and brings the database schema up to date.")

    @OptionGroup var options: HouseOptions

    func run() async throws {
        _ = try await House(options, makesMissing: true)
        print("The database schema is up to date.")
    }
}
