private import Workers

/// Makes pictures on a thread of its own, so that nobody waits for them but who sent them.
///
/// One at a time: a large one takes 200 MB while it is decoded.
package final class PictureStudio: Sendable {
    private let workers: WorkerPool

    /// - Parameter waiting: how many files may wait, of `Picture.maximumBytes` each.
    package init(waiting: Int = 16) {
        workers = WorkerPool("picture-studio", threads: 1, waiting: waiting)
    }

    /// - Throws: `PictureFlaw`, or `WorkersBusy` when too many wait.
    package func square(_ bytes: [UInt8]) async throws -> [UInt8] {
        let result = try await workers.perform {
            Result { () throws(PictureFlaw) in try Picture.square(bytes) }
        }
        return try result.get()
    }

    /// - Throws: the same.
    package func logo(_ bytes: [UInt8], within limit: Int) async throws -> [UInt8] {
        let result = try await workers.perform {
            Result { () throws(PictureFlaw) in try Picture.logo(bytes, within: limit) }
        }
        return try result.get()
    }
}
