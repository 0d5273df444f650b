internal import Foundation

/// A number that all processes on one database file see, and each can raise.
///
/// It is the size of a file beside the database, to which every announcement adds a byte: no lock, no page of the
/// database, one system call.
final class Announcements: Sendable {
    private let file: FileHandle

    init(besides path: String) throws {
        let descriptor = unsafe open(path + "-announcements", O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DriverError.unavailable("\(path)-announcements cannot be opened: \(errno)") }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    var count: UInt64 { UInt64(max(0, lseek(file.fileDescriptor, 0, SEEK_END))) }

    /// A full disk may swallow the byte; who remembers something forgets it by itself after a while.
    func raise() {
        try? file.write(contentsOf: [1])
    }
}
