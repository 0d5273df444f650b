import Foundation
import SCIM
import Secrets

/// The master key, in a file of its own beside the database, readable by its owner only.
struct KeyFile {
    let url: URL

    init(in data: URL) {
        url = data.appendingPathComponent("master.key")
    }

    /// Reads the keys; makes them when there is no file yet, if it may.
    func keyring(makesMissing: Bool) throws -> Keyring {
        if !FileManager.default.fileExists(atPath: url.path) {
            guard makesMissing else { throw BadConfiguration.missing(url.path) }
            try make()
        }
        let text: String
        do {
            text = try String(contentsOf: url, encoding: .utf8)
        } catch {
            throw Unavailable("\(url.path) cannot be read; the server needs it to know its tokens.")
        }
        guard let bytes = KeyFile.bytes(of: text), let keyring = Keyring(master: bytes) else {
            throw BadConfiguration("\(url.path) holds no key of \(Keyring.masterLength) bytes in hexadecimal digits.")
        }
        return keyring
    }

    /// Writes a new key beside its place and moves it there; whoever comes second uses the key of the first.
    private func make() throws {
        let digits = SecretBytes.random(Keyring.masterLength).hexadecimal
        let draft = url.appendingPathExtension(UUID().uuidString)
        let isWritten = FileManager.default.createFile(
            atPath: draft.path, contents: Data((digits + "\n").utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw Unavailable("\(url.deletingLastPathComponent().path) cannot be written to.") }
        do {
            try FileManager.default.moveItem(at: draft, to: url)
        } catch {
            try? FileManager.default.removeItem(at: draft)
            guard FileManager.default.fileExists(atPath: url.path) else { throw error }
        }
    }

    private static func bytes(of text: String) -> [UInt8]? {
        let digits = text.compactMap { $0.isWhitespace ? nil : $0.hexDigitValue ?? 16 }
        guard digits.count % 2 == 0, digits.allSatisfy({ $0 < 16 }) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
