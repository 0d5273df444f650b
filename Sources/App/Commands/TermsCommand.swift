import Accounts
import ArgumentParser
import Foundation

/// `muster terms`: says what people accept when they claim their account.
struct TermsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms", abstract: "Says what people accept when they claim their account.",
        subcommands: [Publish.self, Show.self, List.self])

    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publishes a new version of the terms; whoever claims an account from now on accepts this one.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "A text file in UTF-8, with empty lines between paragraphs; - reads standard input.")
        var file: String

        func run() async throws {
            let text = try TermsFile(file).text
            let office = try await House(options).administration
            let acting = try await office.acting(in: place.organization)
            let terms = try await office.publishTerms(text, by: acting)
            print("Version \(terms.version) is published.")
            if !acting.organization.settings.isOn(.terms) {
                print("Nobody is asked for it yet; run: muster settings set terms on")
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Prints the terms.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "Which version. [default: the newest]")
        var version: Int64?

        func run() async throws {
            let office = try await House(options).administration
            let all = try await office.terms(by: try await office.acting(in: place.organization))
            guard let terms = version == nil ? all.first : all.first(where: { $0.version == version }) else {
                throw Refusal(
                    all.isEmpty
                        ? "No terms were published yet; see muster terms publish."
                        : "There is no such version; see muster terms list.")
            }
            print(terms.text, terminator: terms.text.hasSuffix("\n") ? "" : "\n")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the versions of the terms, the newest first.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        func run() async throws {
            let office = try await House(options).administration
            for terms in try await office.terms(by: try await office.acting(in: place.organization)) {
                let beginning = terms.paragraphs.first?.split(whereSeparator: \.isNewline).first ?? ""
                print("\(terms.version)  \(terms.created)  \(beginning.prefix(60))")
            }
        }
    }
}

/// A text as somebody wrote it.
private struct TermsFile {
    let text: String

    init(_ path: String) throws {
        let bytes: [UInt8]
        do {
            bytes =
                path == "-"
                ? Array(try FileHandle.standardInput.read(upToCount: Limits.termsBytes + 1) ?? Data())
                : Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw Refusal("The file \(path) cannot be read.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Refusal("The file \(path) is no text in UTF-8.")
        }
        self.text = text
    }
}
