internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import SCIM

/// A request of a provisioning client whose token was checked: no handler can be written without one.
struct ProvisioningCall {
    let request: Request
    private(set) var credential: Credential
    /// What stands in the free segment of the route.
    private(set) var id: String
    let query: QueryParameters
    /// Where the organization's SCIM door is, as an absolute URL without a slash at the end.
    let base: String
    let logger: Logger
    /// Learns what the operation means.
    private(set) var watch: OperationWatch
    /// The body of an operation that came in the body of another.
    private var data: JSONValue?

    init(
        request: Request,
        credential: Credential,
        query: QueryParameters,
        base: String,
        logger: Logger,
        watch: OperationWatch
    ) {
        self.request = request
        self.credential = watch.watching(credential)
        self.query = query
        self.base = base
        self.logger = logger
        self.watch = watch
        id = ""
    }

    /// Where the organization's pages are.
    var origin: String {
        let path = credential.organization.scimPath
        return base.hasSuffix(path) ? String(base.dropLast(path.count)) : base
    }

    /// The same call, about a resource.
    func about(_ id: String) -> ProvisioningCall {
        var call = self
        call.id = id
        return call
    }

    /// The same call of somebody else.
    func by(_ caller: Credential) -> ProvisioningCall {
        var call = self
        call.credential = watch.watching(caller)
        return call
    }

    /// An operation that came in the body of this one.
    func part(_ request: Request, _ query: QueryParameters, _ data: JSONValue?, _ watch: OperationWatch)
        -> ProvisioningCall
    {
        var call = ProvisioningCall(
            request: request, credential: credential, query: query, base: base, logger: logger, watch: watch)
        call.data = data
        return call
    }

    /// Logs what was odd about a request that was done all the same; warnings name attributes, and never values.
    func log(_ warnings: [String]) {
        guard !warnings.isEmpty else { return }
        logger.info(
            "done with warnings",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(RequestTarget(request.uri.string).path)",
                "count": "\(warnings.count)", "warnings": "\(warnings.prefix(8).joined(separator: "; "))",
            ])
    }

    /// The body as a JSON object.
    ///
    /// - Throws: 415 for another media type, 413 beyond the limit, `invalidSyntax` for what ends too early or is no JSON
    ///   object.
    func object() async throws -> JSONObject {
        let value = try await json()
        guard let object = value.object else {
            throw SCIMError.invalidSyntax("The body must be a JSON object, but \(value.kindInWords) was sent.")
        }
        return object
    }

    func json() async throws -> JSONValue {
        if let data {
            note(data)
            return data
        }
        try checkMediaType()
        let limit = Limits.bodyBytes
        let tooLarge = SCIMError(
            status: 413, detail: "The body is larger than the limit of \(limit) bytes; send less in one request.")
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        } catch let error as CancellationError {
            throw error
        } catch {
            // The connection ended, or what came on it was no HTTP any more: the client's doing, whatever it was.
            throw SCIMError.invalidSyntax("The body could not be read to its end; check how its length is announced.")
        }
        let value = try JSONValue(decoding: Array(buffer.readableBytesView))
        note(value)
        return value
    }

    /// RFC 7644 §3.1 and §3.8: SCIM's own type and plain JSON; a missing type is taken for JSON.
    private func checkMediaType() throws(SCIMError) {
        guard let header = request.headers[.contentType] else { return }
        let parts = header.split(separator: ";").map { $0.trimming(" ").lowercased() }
        let isJSON = parts.first == "application/scim+json" || parts.first == "application/json"
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst(8).filter { $0 != "\"" }
        guard isJSON, charset == nil || charset == "utf-8" else {
            throw SCIMError(
                status: 415,
                detail: "The media type \(SCIMError.quoted(header)) is not understood; send application/scim+json.")
        }
    }

    var ifMatch: EntityTags? { request.headers[.ifMatch].map(EntityTags.init) }
    var ifNoneMatch: EntityTags? { request.headers[.ifNoneMatch].map(EntityTags.init) }

    /// `attributes` and `excludedAttributes` (RFC 7644 §3.9).
    func projection(_ schemas: SchemaSet) throws(SCIMError) -> Projection {
        try schemas.projection(
            attributes: query.list("attributes"), excludedAttributes: query.list("excludedAttributes"))
    }
}
