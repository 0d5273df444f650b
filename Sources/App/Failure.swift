import Accounts
import ArgumentParser
import Foundation
import Store

/// How a command ends when it cannot do its work: one line that says what to do, and an exit code scripts can rely on.
enum Failure {
    /// sysexits.h, as PRODUCT names them.
    enum Code: Int32 {
        case badInput = 65
        case unavailable = 69
        case `internal` = 70
        case badConfiguration = 78
    }

    static func exit(with error: any Error) -> Never {
        let code: Code
        let line: String
        switch error {
        case let refusal as Refusal: (code, line) = (.badInput, refusal.description)
        case let flaw as BadConfiguration: (code, line) = (.badConfiguration, flaw.description)
        case let tooNew as SchemaTooNew: (code, line) = (.badConfiguration, tooNew.description)
        case let tooOld as SchemaTooOld: (code, line) = (.badConfiguration, tooOld.description)
        case StoreError.unavailable(let reason): (code, line) = (.unavailable, reason)
        case StoreError.taken: (code, line) = (.badInput, "A value that must be unique is taken.")
        case let silence as NoDomainRecords: (code, line) = (.unavailable, silence.description)
        case let unusable as Unavailable: (code, line) = (.unavailable, unusable.description)
        default:
            // Usage errors and --help belong to the parser; it exits with 64 and 0.
            if Muster.exitCode(for: error) != .failure { Muster.exit(withError: error) }
            (code, line) = (.internal, "Unexpected failure: \(error)")
        }
        FileHandle.standardError.write(Data("muster: \(line)\n".utf8))
        Foundation.exit(code.rawValue)
    }
}

/// The configuration cannot be used as it is.
struct BadConfiguration: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// A part of the house, by its path.
    static func missing(_ path: String) -> BadConfiguration {
        BadConfiguration("\(path) is not there; run muster migrate to make it, or name the right folder with --data.")
    }
}

/// Something outside this program is missing.
struct Unavailable: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
