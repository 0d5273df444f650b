import Accounts
import ArgumentParser
import Foundation
import Spreadsheets
import SystemPackage

/// `muster accounts import`: everybody in a spreadsheet, checked first and then done.
extension AccountsCommand {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds and changes the people of a CSV file.",
            discussion: """
                The first row names the columns: Email, Phone Number or Employee ID, and what else is known (First name, Last \
                name, Job Title, …). Importing a file again does nothing again. Rows that are refused are named on \
                standard error, and the exit code is 65 then; the others are done.
                """)

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The file; - is standard input.")
        var file: String

        @Flag(help: "Only say what would be done.")
        var check = false

        @Flag(help: "Add only, and invite later.")
        var uninvited = false

        func run() async throws {
            let house = try await House(options)
            let organization = try await house.administration.organization(place.organization)
            let acting = ActingAdministrator.operator(of: organization)
            let line = StatusLine()
            defer { line.clear() }
            let uploaded = try await upload(to: house, by: acting)
            var job = try await finish(uploaded.id, at: house, line, acting)
            if !check, job.state == .waiting {
                _ = try await house.importing.confirm(job.id, by: acting)
                job = try await finish(job.id, at: house, line, acting)
            }
            line.clear()
            try await tellRefused(job, house)
            let counts = job.counts
            print(
                "\(counts.rows) rows: \(counts.added) \(check ? "to add" : "added"), \(counts.changed) "
                    + "\(check ? "to change" : "changed"), \(counts.unchanged) unchanged, \(counts.refused) refused.")
            if check { try await house.importing.cancel(job.id, by: acting) }
            if counts.refused > 0 || job.state == .failed { throw ExitCode(65) }
        }

        /// Reads the file a piece at a time.
        private func upload(to house: House, by acting: ActingAdministrator) async throws -> Job {
            let descriptor = try open()
            defer { if file != "-" { try? descriptor.close() } }
            var reader = CSVReader()
            var upload: Importing.Upload?
            func keep(_ rows: [CSVRow]) async throws {
                for row in rows {
                    if upload == nil {
                        upload = try await house.importing.begin(
                            try HeaderRow(row.cells), fileName: FilePath(file).lastComponent?.string ?? "",
                            invites: !uninvited, by: acting)
                    } else {
                        try await upload?.add(row.cells, line: row.line)
                    }
                }
            }
            do {
                var buffer = [UInt8](repeating: 0, count: 65_536)
                while true {
                    let count = try unsafe buffer.withUnsafeMutableBytes { try unsafe descriptor.read(into: $0) }
                    guard count > 0 else { break }
                    try await keep(reader.read(buffer[..<count]))
                }
                try await keep(reader.finish())
                guard var whole = upload else { throw Refusal("\(file) is empty.") }
                return try await whole.finish()
            } catch {
                if let upload { try? await house.importing.abandon(upload, by: acting) }
                guard let flaw = error as? CSVFlaw else { throw error }
                throw Refusal("\(file), line \(flaw.line): \(flaw.sentence)")
            }
        }

        private func open() throws -> FileDescriptor {
            guard file != "-" else { return .standardInput }
            do {
                return try FileDescriptor.open(FilePath(file), .readOnly)
            } catch let error as Errno {
                throw Refusal("\(file) cannot be read: \(error).")
            }
        }

        /// Works on the job itself, unless a server does so already.
        private func finish(
            _ id: Job.ID,
            at house: House,
            _ line: StatusLine,
            _ acting: ActingAdministrator
        ) async throws -> Job {
            while true {
                if var job = try await house.jobWorker.claim(id) {
                    while let next = try await house.jobWorker.step(job) {
                        job = next
                        let word = job.state == .checking ? "checked" : "done"
                        line.show("\(job.place) of \(job.counts.rows) \(word)", isMilestone: false)
                    }
                }
                guard let (job, _) = try await house.importing.job(id.text, by: acting) else {
                    throw Refusal("The import was cancelled.")
                }
                guard Job.State.busy.contains(job.state) else { return job }
                try await house.environment.sleep(.milliseconds(200))
            }
        }

        private func tellRefused(_ job: Job, _ house: House) async throws {
            var last = 0
            while true {
                let rows = try await house.importing.rows(of: job.id, behind: last, verdicts: [.refuse], limit: 500)
                guard let end = rows.last else { return }
                for row in rows {
                    let text = "line \(row.line): \(row.finding.flaw.map { "\($0)" } ?? "refused")\n"
                    FileHandle.standardError.write(Data(text.printableLine.utf8))
                }
                last = end.number
            }
        }
    }
}

extension String {
    fileprivate var printableLine: String { dropLast().description.printable + "\n" }
}

extension CSVFlaw {
    fileprivate var sentence: String {
        switch reason {
        case .utf16, .notUTF8: "this is not UTF-8; save the file as “CSV UTF-8”."
        case .workbook: "this is a workbook; save it as “CSV UTF-8”."
        case .openQuote: "the quotation mark is never closed."
        case .textBehindQuote: "there is text behind a closing quotation mark."
        case .longRow(let limit): "the row is longer than \(limit) bytes."
        case .manyCells(let limit): "the row has more than \(limit) cells."
        case .manyRows(let limit): "there are more than \(limit) rows; divide the file."
        }
    }
}
