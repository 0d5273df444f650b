internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SCIM

/// What the operations work with.
struct AdministrationServices: Sendable {
    let office: Office
    let log: ProvisioningLog
    let inquiries: Inquiries
    let seen: Seen
    let environment: Accounts.Environment
    let uploads: Uploads
}

/// A request at the door of administrators that may be made, with what it brings.
struct AdministrationCall {
    let request: Request
    let organization: Organization
    let services: AdministrationServices
    let query: AdministrationValues
    let body: AdministrationValues
    /// What stands before the addresses of the table.
    let mount: String
    /// What stands in the free segments, in their order.
    let free: [String]
    /// Nil for a token that reads one log alone.
    let admitted: ActingAdministrator?

    var office: Office { services.office }

    var acting: ActingAdministrator {
        get throws(ProblemDetails) {
            guard let admitted else { throw .missingScope(.administerRead) }
            return admitted
        }
    }

    /// - Throws: 404 for what can be the id of nothing.
    func id<ID>(at place: Int = 0, _ read: (String) -> ID?) throws(ProblemDetails) -> ID {
        guard let id = read(free[place]) else { throw .notFound }
        return id
    }

    var accountID: Account.ID { get throws(ProblemDetails) { try id { Account.ID($0) } } }

    func address(_ path: String) -> String { mount + path }
}

extension Request {
    /// The object that the request brings; an empty body is an empty one.
    ///
    /// - Throws: `ProblemDetails`, also where the body is too large or no JSON.
    func administrationObject() async throws -> JSONObject {
        let tooLarge = ProblemDetails(
            status: .contentTooLarge, detail: "The body is larger than the limit of \(Limits.bodyBytes) bytes.")
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > Limits.bodyBytes { throw tooLarge }
        let buffer: ByteBuffer
        do {
            buffer = try await body.collect(upTo: Limits.bodyBytes)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        } catch let error as CancellationError {
            throw error
        } catch {
            throw ProblemDetails.unreadable
        }
        guard buffer.readableBytes > 0 else { return JSONObject() }
        try check(mediaType: "application/json")
        let value = try JSONValue(decoding: Array(buffer.readableBytesView))
        guard let object = value.object else {
            throw ProblemDetails.invalid("The body must be a JSON object, but \(value.kindInWords) was sent.")
        }
        return object
    }

    /// A missing type is taken for the right one.
    func check(mediaType: String) throws(ProblemDetails) {
        guard let header = headers[.contentType] else { return }
        let parts = header.split(separator: ";").map { $0.trimming(" ").lowercased() }
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst(8).filter { $0 != "\"" }
        guard parts.first == mediaType, charset == nil || charset == "utf-8" else {
            throw ProblemDetails(
                status: .unsupportedMediaType,
                detail: "The media type \(SCIMError.quoted(header)) is not understood; send \(mediaType).")
        }
    }
}
