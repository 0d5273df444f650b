package import Foundation
private import Synchronization

/// Folders for one test; those that are still there when the process ends go then.
package enum TemporaryFolder {
    private static let present = Mutex<Set<URL>>([])
    private static let removesAtExit: Void = {
        _ = atexit { TemporaryFolder.removeAll() }
    }()

    package static func make() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("muster-test-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        _ = removesAtExit
        present.withLock { _ = $0.insert(folder) }
        return folder
    }

    package static func remove(_ folder: URL) {
        try? FileManager.default.removeItem(at: folder)
        present.withLock { _ = $0.remove(folder) }
    }

    private static func removeAll() {
        for folder in present.withLock(\.self) { remove(folder) }
    }
}
