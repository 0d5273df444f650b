internal import Accounts
internal import Hummingbird
internal import NIOCore
internal import SCIM

/// A file on its way in, read a piece at a time; the fields of its form stand in front of it, and were read already.
final class UploadedFile {
    /// As the browser calls it; nobody here believes it.
    private(set) var name = ""
    private(set) var fields: [(name: String, value: String)] = []

    private var body: RequestBody.AsyncIterator
    private var reader: MultipartReader
    private var waiting: [MultipartReader.Piece] = []
    private var count = 0
    private var hasBegun = false

    /// Reads as far as the file: what stands in front of it comes from anybody, and is as short as any other form.
    ///
    /// - Throws: `FormError`.
    init(_ body: RequestBody, type: String?) async throws {
        let words = (type ?? "").split(separator: ";").map { $0.trimming(" ") }
        guard let boundary = words.dropFirst().compactMap(Multipart.boundary).first else { throw FormError.malformed }
        reader = MultipartReader(boundary: boundary)
        self.body = body.makeAsyncIterator()
        var room = Limits.formBytes
        while !hasBegun, try await readMore() {
            while let piece = waiting.first, !hasBegun {
                waiting.removeFirst()
                switch piece {
                case .field(let name, let value):
                    room -= value.utf8.count
                    guard room >= 0 else { throw FormError.tooLarge }
                    fields.append((name, value))
                case .fileBegins(_, let fileName): (name, hasBegun) = (fileName, true)
                case .file, .fileEnds: throw FormError.malformed
                }
            }
        }
        guard hasBegun else { throw FormError.malformed }
    }

    static func isUpload(_ type: String?) -> Bool { (type ?? "").lowercased().hasPrefix("multipart/form-data") }

    /// The next bytes of the file; nil when it has ended.
    ///
    /// - Throws: `FormError` for what is no form, or too large, or did not arrive whole.
    func next() async throws -> ArraySlice<UInt8>? {
        while true {
            while !waiting.isEmpty {
                switch waiting.removeFirst() {
                case .file(let bytes): return bytes
                case .fileEnds: return nil
                // Whatever stands behind the file is not ours.
                case .field, .fileBegins: throw FormError.malformed
                }
            }
            guard try await readMore() else { throw FormError.malformed }
        }
    }

    private func readMore() async throws -> Bool {
        guard let buffer = try await body.next(isolation: #isolation) else { return false }
        count += buffer.readableBytes
        guard count <= Limits.uploadBytes else { throw FormError.tooLarge }
        waiting += try reader.read(buffer.readableBytesView)
        return true
    }
}
