import ArgumentParser

/// `muster migrate`: brings the database to the schema of this program; `serve` does so too.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Brings the database schema up to date.")

    @OptionGroup var options: HouseOptions

    func run() async throws {
        _ = try await House(options)
        print("The database schema is up to date.")
    }
}
