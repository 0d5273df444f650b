internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SCIM

/// One bulk request on its way.
struct BulkRun {
    private let request: BulkRequest
    private let operations: Operations
    private(set) var call: ProvisioningCall
    /// What it is done for when nobody waits for the answer.
    private let later: AsyncRequest.ID?
    private let quirks: Quirks
    private var units: ArraySlice<[Int]>
    /// What became of the operations that were done.
    private(set) var results: [Int: BulkResponse.Entry]
    /// The places of the operations that make something, by their `bulkId`.
    private let makers: [String: Int]

    /// - Parameters:
    ///   - later: the asynchronous request whose operations these are.
    ///   - results: of the operations that were done before.
    init(
        _ request: BulkRequest,
        of operations: Operations,
        _ call: ProvisioningCall,
        later: AsyncRequest.ID? = nil,
        _ results: [Int: BulkResponse.Entry] = [:]
    ) {
        self.request = request
        self.operations = operations
        self.call = call
        self.later = later
        self.results = results
        quirks = call.credential.integration.settings.quirks
        var makers: [String: Int] = [:]
        for (place, operation) in request.operations.enumerated() where operation.method == "POST" {
            if let name = operation.bulkId { makers[name] = place }
        }
        self.makers = makers
        var references: [[Int]] = []
        for operation in request.operations {
            references.append(
                BulkReferences.names(in: operation, operations.schemas(of: operation), quirks: quirks)
                    .compactMap { makers[$0] })
        }
        units = BulkOrder(references).units[...]
    }

    /// The operations to be done next; nil at the end, or when as many have failed as may.
    mutating func next() -> [Int]? {
        if let limit = request.failOnErrors, results.values.count(where: { $0.error != nil }) >= limit { return nil }
        units = units.drop { $0.allSatisfy(results.keys.contains) }
        return units.popFirst()
    }

    mutating func perform(_ unit: [Int]) async {
        if unit.count == 1 {
            results[unit[0]] = await answer(unit[0])
        } else {
            for (place, entry) in zip(unit, await answers(ofCircle: unit)) { results[place] = entry }
        }
    }

    /// The same for somebody who may have become another since they asked.
    ///
    /// - Parameter refusal: why nothing is done for them any more.
    mutating func perform(_ unit: [Int], by caller: Credential, refusing refusal: Unauthenticated?) async {
        call = call.by(caller)
        guard let refusal else { return await perform(unit) }
        for place in unit {
            let operation = request.operations[place]
            let watch = OperationWatch(call.watch.requestID)
            let result = await operations.recorded(watch, by: caller, call.logger) { watch in
                operations.follow(operation, watch)
                throw refusal
            }
            results[place] = entry(operation, as: operation, result)
        }
    }

    /// In the order of the request.
    var entries: [BulkResponse.Entry] { results.sorted { $0.key < $1.key }.map(\.value) }

    // MARK: One operation

    private func answer(_ place: Int) async -> BulkResponse.Entry {
        let sent = request.operations[place]
        let resolved = Result { () throws(SCIMError) in
            try sent.check()
            return try self.resolved(sent) { (name) throws(SCIMError) in try id(of: name) }
        }
        let watch = OperationWatch(call.watch.requestID)
        let result = await operations.recorded(watch, by: call.credential, call.logger) { watch in
            operations.follow(sent, watch)
            let operation = try resolved.get()
            return try await operations.perform(try segments(of: operation), part(operation, place, watch))
        }
        return entry(sent, as: (try? resolved.get()) ?? sent, result)
    }

    private func entry(
        _ sent: BulkOperation,
        as operation: BulkOperation,
        _ result: Result<Response, Failure>
    ) -> BulkResponse.Entry {
        switch result {
        case .failure(let failure):
            BulkResponse.Entry(
                sent, status: failure.error.status, location: location(of: operation), error: failure.error)
        case .success(let response):
            BulkResponse.Entry(
                sent, status: response.status.code,
                location: response.headers[.location] ?? location(of: operation), version: response.headers[.eTag])
        }
    }

    /// What there is before an operation; a POST makes its location (RFC 7644 §3.7).
    private func location(of operation: BulkOperation) -> String? {
        let isKnown = operation.method != "POST" && operation.path.hasPrefix("/")
        return isKnown && !operation.path.contains("bulkId:") ? call.base + operation.path : nil
    }

    /// RFC 7644 §3.7: a resource or its endpoint; another bulk, a search or an alias is none.
    private func segments(of operation: BulkOperation) throws(SCIMError) -> [String] {
        guard let segments = DoorPath("/scim/v2" + operation.path)?.segments,
            let (route, _) = SCIMRoute.match(segments),
            [.users, .user, .groups, .group].contains(route)
        else {
            throw .invalidValue(
                "path \(SCIMError.quoted(operation.path)) is nothing that a bulk can change; use /Users, /Groups, or the "
                    + "path of one of them.")
        }
        return segments
    }

    /// The operation as a request of its own, whose answer needs no more than an id.
    private func part(_ operation: BulkOperation, _ place: Int, _ watch: OperationWatch) throws -> ProvisioningCall {
        let method = HTTPRequest.Method(rawValue: operation.method) ?? .post
        var head = HTTPRequest(method: method, scheme: nil, authority: nil, path: operation.path)
        head.headerFields[.ifMatch] = operation.version
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        return call.part(request, try QueryParameters("attributes=id"), operation.data, watch).by(caller(for: place))
    }

    /// Whoever is not answered at once leaves a receipt with each change.
    private func caller(for place: Int) -> Credential {
        call.credential.giving(
            later.map { Receipt(of: $0, at: place, for: request.operations[place], base: call.base) })
    }

    // MARK: References

    private func resolved(
        _ operation: BulkOperation,
        _ id: @escaping (String) throws(SCIMError) -> String
    ) throws(SCIMError) -> BulkOperation {
        try BulkReferences(operations.schemas(of: operation), quirks: quirks, id).resolved(in: operation)
    }

    private func id(of name: String) throws(SCIMError) -> String {
        guard let maker = makers[name] else {
            throw .invalidValue(
                "bulkId:\(SCIMError.quoted(name)) is made by no POST of this request; name one that is.")
        }
        guard let made = results[maker] else {
            throw SCIMError(
                status: 409,
                detail: "bulkId:\(SCIMError.quoted(name)) is this operation itself; nothing can be in itself.")
        }
        guard made.error == nil, let id = made.location?.split(separator: "/").last else {
            throw SCIMError(
                status: 409,
                detail: "bulkId:\(SCIMError.quoted(name)) was not made; see its own answer in this response.")
        }
        return String(id)
    }

    // MARK: Circles

    /// People whose managers are each other come all at once, or not at all: each has an id before there is anybody.
    private func answers(ofCircle unit: [Int]) async -> [BulkResponse.Entry] {
        let sent = unit.map { request.operations[$0] }
        let results = await operations.makeCircle(sent, by: unit.map(caller(for:)), call) { (ids) in
            try sent.map { operation in
                try operation.check()
                return try resolved(operation) { (name) throws(SCIMError) in
                    if let promised = ids[name] { return promised }
                    return try id(of: name)
                }
            }
        }
        return zip(sent, results).map { entry($0, as: $0, $1) }
    }
}
