internal import Accounts
internal import Languages
internal import Spreadsheets

/// A row in a list: whom it is about, and what it would do, or did.
struct RowLine {
    let number: Int
    let person: NewPerson
    let verdict: RowVerdict?
    let finding: JobRow.Finding
    let isDone: Bool

    func model(in language: Language) -> [String: Any] {
        let parts = [person[.firstName], person[.lastName]].compactMap(\.self).joined(separator: " ")
        let name: Any = (parts.isEmpty ? person[.fullName] : parts) ?? false
        let why: Any = reason(in: language) ?? false
        let (look, mark) = appearance
        return [
            "number": String(number), "key": person[.email] ?? person[.phoneNumber] ?? person[.employeeID] ?? "–",
            "name": name, "verdict": verdict.map { language.text($0.phrase(isDone: isDone)) } ?? "", "look": look,
            "mark": mark, "reason": why,
        ]
    }

    /// A colour never says it alone.
    private var appearance: (look: String, mark: String) {
        switch verdict {
        case .refuse: ("warn", "!")
        case .unchanged, nil: ("off", "=")
        case .add, .change: ("ok", "✓")
        }
    }

    private func reason(in language: Language) -> String? {
        if let flaw = finding.flaw { return language.text(flaw.phrase) }
        var parts = finding.changes.map { language.text($0.label) }
        if let manager = finding.missingManager {
            parts.append(language.text("The manager {name} is nobody here.", ["name": manager]))
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension RowLine {
    /// A row of an import, wherever that stands.
    init(_ row: OpenedRow, of job: Job, _ header: HeaderRow?) {
        self.init(
            number: row.number, person: header?.person(in: row.cells) ?? NewPerson([:]), verdict: job.verdict(of: row),
            finding: row.finding, isDone: job.isOver)
    }
}

extension RowVerdict {
    func phrase(isDone: Bool) -> Phrase {
        switch (self, isDone) {
        case (.add, false): Phrase("Will be added")
        case (.change, false): Phrase("Will be changed")
        case (.unchanged, false): Phrase("Is so already")
        case (.refuse, false): Phrase("Needs attention")
        case (.add, true): Phrase("Added")
        case (.change, true): Phrase("Changed")
        case (.unchanged, true): Phrase("Was so already")
        case (.refuse, true): Phrase("Refused")
        }
    }
}

extension PersonFlaw {
    /// What is wrong, and how to put it right.
    var phrase: Phrase {
        let value = ["value": value]
        return switch kind {
        case .nobody: Phrase("There is no e-mail address, mobile number or employee ID.")
        case .badEmail: Phrase("“{value}” is not an e-mail address.", value)
        case .badNumber:
            Phrase("“{value}” is no possible mobile number. Write it with its country code.", value)
        case .computedNumber:
            Phrase(
                "A spreadsheet has made “{value}” of the number. Format the column as text, and type it anew.", value)
        case .badEmployeeID: Phrase("“{value}” is an e-mail address and no employee ID.", value)
        case .badDate: Phrase("“{value}” is no date. Write it like 2026-01-31.", value)
        case .badLoginMethod: Phrase("“{value}” is no login method. It is Password or SSO.", value)
        case .sameAsRow: Phrase("Row {value} is about the same person.", value)
        case .provisioned: Phrase("“{value}” keeps this person up to date. Change it in that directory.", value)
        case .administers: Phrase("This person administers. A system administrator changes that account.")
        case .taken: Phrase("Somebody else has the e-mail address, mobile number or employee ID.")
        case .formerAddress:
            Phrase("This is somebody's former address or user name. The address is “{value}” now.", value)
        case .gone: Phrase("The account was deleted while the import went on.")
        case .mobileIsOff: Phrase("Profile creation with mobile number is off in the settings.")
        case .codesAreOff: Phrase("Profile creation with access codes is off in the settings.")
        // Rules say it in English, wherever it was asked for.
        case .other: Phrase("{reason}", ["reason": description])
        }
    }
}

extension CSVFlaw {
    /// What is wrong with a file, where, and how to put it right.
    var phrase: Phrase {
        let line = String(self.line)
        return switch reason {
        case .utf16, .notUTF8:
            Phrase("The file is not in UTF-8. In the spreadsheet choose “Save as”, and there “CSV UTF-8”.")
        case .workbook:
            Phrase("This is a workbook. In the spreadsheet choose “Save as”, and there “CSV UTF-8”.")
        case .openQuote: Phrase("The quotation mark in line {line} is never closed.", ["line": line])
        case .textBehindQuote:
            Phrase("In line {line} there is text behind a closing quotation mark.", ["line": line])
        case .longRow(let limit):
            Phrase("Line {line} is longer than {limit} bytes.", ["line": line, "limit": String(limit)])
        case .manyCells(let limit):
            Phrase("Line {line} has more than {limit} cells.", ["line": line, "limit": String(limit)])
        case .manyRows(let limit):
            Phrase(
                "There are more than {limit} rows. Divide them, and take one part after the other.",
                ["limit": String(limit)])
        }
    }
}
