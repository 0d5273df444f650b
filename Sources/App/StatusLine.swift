import Foundation

/// How far a command is, for whoever watches: one line that changes, or where there is no terminal a few lines.
struct StatusLine {
    private let isTerminal = isatty(STDERR_FILENO) == 1

    /// - Parameter isMilestone: whether it is worth a line that stays.
    func show(_ text: String, isMilestone: Bool) {
        if isTerminal {
            write("\r\(Self.erased)\(text)")
        } else if isMilestone {
            write("\(text)\n")
        }
    }

    func clear() {
        if isTerminal { write("\r\(Self.erased)") }
    }

    /// ECMA-48: erase in line.
    private static let erased = "\u{1B}[K"

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
