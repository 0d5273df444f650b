import Accounts
import ArgumentParser
import Foundation
import Spreadsheets
import SystemPackage

/// `muster accounts export`: everybody as a spreadsheet, with the claim links and access codes of those who wait for theirs.
extension AccountsCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes everybody as CSV, with the claim links and access codes of those who have not claimed.",
            discussion: "Whoever reads them can take those accounts; the file is its owner's alone.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "A file that is not there yet. (default: stdout)")
        var file: String?

        func run() async throws {
            let house = try await House(options)
            guard let file else { return try await write(to: .standardOutput, from: house) }
            let descriptor = try Self.open(file)
            do {
                try await descriptor.closeAfter { try await write(to: descriptor, from: house) }
            } catch {
                // A part of it would be taken for the whole.
                try? FileManager.default.removeItem(atPath: file)
                throw error
            }
            note("\(file) holds claim links and access codes; whoever reads them can take those accounts.")
        }

        private func write(to file: FileDescriptor, from house: House) async throws {
            var writer = CSVWriter(columns: AccountExport.columns.count, hasByteOrderMark: self.file != nil)
            let line = StatusLine()
            defer { line.clear() }
            try file.writeAll(writer.row(AccountExport.columns))
            var count = 0
            try await house.office.exporting.writeOut(by: try await house.administration.acting(in: place.organization))
            let origin = house.configuration.publicURL
            try await house.forEachPage(of: AccountSelection(), isWhole: true, in: place.organization) { page in
                try file.writeAll(page.flatMap { writer.row(AccountExport.cells(of: $0, at: origin)) })
                count += page.count
                line.show("\(count) people", isMilestone: false)
            }
        }

        /// Makes a file that nobody else may read.
        private static func open(_ path: String) throws -> FileDescriptor {
            do {
                return try FileDescriptor.open(
                    FilePath(path), .writeOnly, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
            } catch Errno.fileExists {
                throw Refusal("\(path) is there already, and stays as it is; name another file.")
            } catch let error as Errno {
                throw Unavailable("\(path) cannot be written: \(error).")
            }
        }

        private func note(_ text: String) {
            FileHandle.standardError.write(Data("muster: \(text)\n".utf8))
        }
    }
}

extension FileDescriptor {
    fileprivate func closeAfter(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            try? close()
            throw error
        }
        try close()
    }
}
