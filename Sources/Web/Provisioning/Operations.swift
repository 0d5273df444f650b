internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import SCIM

/// What may be done behind the SCIM door: a request asks for one operation, a bulk for many.
struct Operations {
    let users: UsersController
    let groups: GroupsController
    let failures: Failures
    let deferral: BulkDeferral
    private let lists: ListController
    private let discovery: DiscoveryController
    private let recorder: ProvisioningRecorder
    private let environment: Accounts.Environment

    init(
        directory: Directory,
        grouping: Grouping,
        cursors: Cursors,
        deferral: BulkDeferral,
        recorder: ProvisioningRecorder,
        environment: Accounts.Environment
    ) {
        self.deferral = deferral
        users = UsersController(directory: directory)
        groups = GroupsController(grouping: grouping)
        lists = ListController(cursors: cursors)
        discovery = DiscoveryController(types: [directory.schemas, grouping.schemas])
        failures = Failures(environment: environment)
        self.recorder = recorder
        self.environment = environment
    }

    /// Does one operation, whatever becomes of it, and hands the recorder what it was.
    func recorded(
        _ watch: OperationWatch,
        by credential: Credential,
        _ logger: Logger,
        _ work: (OperationWatch) async throws -> Response
    ) async -> Result<Response, Failure> {
        let result: Result<Response, Failure>
        do {
            result = .success(try await work(watch))
        } catch {
            result = .failure(failures.failure(of: error, logger))
        }
        recorder.record(watch.event(result, by: credential, at: environment.now()))
        return result
    }

    /// Does what is asked for at an address, when the bearer may.
    ///
    /// - Parameter segments: of the path behind the mount.
    func perform(_ segments: [String], _ call: ProvisioningCall) async throws -> Response {
        guard let (route, id) = SCIMRoute.match(segments) else { throw SCIMError.nothingHere }
        let asked = call.request.method
        if asked == .options { return SCIMResponse.empty(.noContent, [.allow: route.allow]) }
        let method = asked == .head ? .get : asked
        call.watch.follow(route, method, id, among: discovery.types)
        guard route.methods.contains(method) else { throw MethodNotAllowed(route: route, method: asked) }
        try call.credential.allow(route)
        try call.credential.allow(reading: route.isRead(method))
        return try await answer(route, method, call.about(id))
    }

    /// Says what an operation of a bulk is about, whether or not it can be performed.
    func follow(_ operation: BulkOperation, _ watch: OperationWatch) {
        let segments = operation.path.split(separator: "/").map(String.init)
        guard let (route, id) = SCIMRoute.match(segments) else { return }
        watch.follow(route, HTTPRequest.Method(rawValue: operation.method) ?? .post, id, among: discovery.types)
    }

    private func answer(
        _ route: SCIMRoute,
        _ method: HTTPRequest.Method,
        _ call: ProvisioningCall
    ) async throws -> Response {
        switch (route, method) {
        case (.root, .get): try await lists.list(everything, call)
        case (.search, .post): try await lists.search(everything, call)
        case (.users, .get): try await lists.list(.one(users), call)
        case (.userSearch, .post): try await lists.search(.one(users), call)
        case (.users, .post): try await users.create(call)
        case (.user, .get): try await users.read(call)
        case (.user, .put): try await users.replace(call)
        case (.user, .patch): try await users.patch(call)
        case (.user, .delete): try await users.remove(call)
        case (.groups, .get): try await lists.list(.one(groups), call)
        case (.groupSearch, .post): try await lists.search(.one(groups), call)
        case (.groups, .post): try await groups.create(call)
        case (.group, .get): try await groups.read(call)
        case (.group, .put): try await groups.replace(call)
        case (.group, .patch): try await groups.patch(call)
        case (.group, .delete): try await groups.remove(call)
        case (.me, _): try await MeController(users: users, failures: failures).perform(method, call)
        case (.bulk, .post): try await BulkController(operations: self).perform(call)
        case (.serviceProviderConfig, _): try discovery.serviceProviderConfig(call)
        case (.resourceTypes, _): try discovery.resourceTypes(call)
        case (.resourceType, _): try discovery.resourceType(named: call)
        case (.schemas, _): try discovery.schemas(call)
        case (.schema, _): try discovery.schema(named: call)
        case (.root, _), (.search, _), (.users, _), (.userSearch, _), (.user, _), (.groups, _), (.groupSearch, _),
            (.group, _), (.bulk, _):
            throw MethodNotAllowed(route: route, method: method)
        }
    }

    /// Every type of resource there is, in the order in which a list of all has them.
    private var everything: ListController.Range { .all([users, groups]) }
}

extension Credential {
    /// Refuses what the token's scopes do not cover, before anything is looked up (RFC 7644 §3.12, 403).
    func allow(reading isRead: Bool) throws(SCIMError) {
        let needed: Token.Scope = isRead ? .readUsers : .writeUsers
        guard token.scopes.contains(needed) else {
            throw SCIMError(
                status: 403, detail: "The token does not have the scope \(needed.rawValue); make one that does.")
        }
    }
}
