internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The body of a request as a file, read a piece at a time: it is never whole in memory.
final class BodyFile {
    private var body: RequestBody.AsyncIterator
    private var count = 0

    private static let tooLarge = ProblemDetails(
        status: .contentTooLarge, detail: "The file is larger than \(Limits.uploadBytes) bytes; divide it.")

    /// - Throws: `ProblemDetails` for a file that says of itself that it is too large, or of another type.
    init(_ request: Request, mediaType: String) throws(ProblemDetails) {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Limits.uploadBytes {
            throw Self.tooLarge
        }
        try request.check(mediaType: mediaType)
        body = request.body.makeAsyncIterator()
    }

    /// The next bytes; nil at the end.
    func next() async throws -> ArraySlice<UInt8>? {
        let buffer: ByteBuffer?
        do {
            buffer = try await body.next(isolation: #isolation)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw ProblemDetails.unreadable
        }
        guard let buffer else { return nil }
        count += buffer.readableBytes
        guard count <= Limits.uploadBytes else { throw Self.tooLarge }
        return Array(buffer.readableBytesView)[...]
    }
}
