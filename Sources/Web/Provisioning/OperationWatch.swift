internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM
private import Synchronization

/// Goes along with one operation of a client, and knows in the end what it meant.
///
/// An operation is a request, or one of those that a bulk request brings.
final class OperationWatch: Sendable {
    let requestID: String
    private let begin = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var action = ProvisioningAction.other
        var schemas: SchemaSet?
        var facts = ProvisioningEvent.Facts()
    }

    init(_ requestID: String) {
        self.requestID = requestID
    }

    /// Says what is wanted, as soon as that is clear.
    func follow(_ route: SCIMRoute, _ method: HTTPRequest.Method, _ id: String, among types: [SchemaSet]) {
        let schemas = types.first { $0.type.name == route.typeName }
        state.withLock { state in
            state.action = route.action(method)
            state.schemas = schemas
            if schemas != nil, !id.isEmpty { state.facts.id = id }
        }
    }

    func note(_ work: (inout ProvisioningEvent.Facts) -> Void) {
        state.withLock { work(&$0.facts) }
    }

    /// The same credential; its quirks are noted where they make the difference.
    func watching(_ credential: Credential) -> Credential {
        credential.telling { [self] quirk in note { $0.quirks.insert(quirk) } }
    }

    func event(
        _ result: Result<Response, Failure>,
        by credential: Credential,
        at time: Instant
    ) -> ProvisioningEvent {
        var state = state.withLock(\.self)
        if case .failure(let failure) = result { state.facts.clash = failure.clash }
        let (status, error): (Int, SCIMError?) =
            switch result {
            case .success(let response): (response.status.code, nil)
            case .failure(let failure): (failure.error.status, failure.error)
            }
        return ProvisioningEvent(
            time: time, requestID: requestID, credential: credential, action: state.action, schemas: state.schemas,
            status: status, error: error, facts: state.facts,
            milliseconds: Int64((ContinuousClock.now - begin) / .milliseconds(1)))
    }
}

extension ProvisioningCall {
    /// Notes what a write did, and logs what was odd about it.
    func log(_ change: ResourceChange, _ warnings: [String]) {
        watch.note { facts in
            facts.change = change
            facts.warnings += warnings
        }
        log(warnings)
    }

    /// Notes what a body says of itself: a name, and how many operations it brings.
    func note(_ body: JSONValue) {
        guard let object = body.object else { return }
        let (name, operations) = (object.recognisableName, object["Operations"]?.array?.count)
        watch.note { facts in
            facts.sentName = name
            facts.operations = operations ?? 1
        }
    }
}

extension SCIMRoute {
    /// As in `/ResourceTypes`; nil for what is about none or all of them.
    fileprivate var typeName: String? {
        switch self {
        case .users, .userSearch, .user, .me: ResourceType.user.name
        case .groups, .groupSearch, .group: ResourceType.group.name
        default: nil
        }
    }

    fileprivate func action(_ method: HTTPRequest.Method) -> ProvisioningAction {
        switch (self, method) {
        case (.search, _), (.userSearch, _), (.groupSearch, _): .search
        case (.root, .get), (.users, .get), (.groups, .get): .list
        case (.users, .post), (.groups, .post), (.me, .post): .create
        case (.user, .get), (.group, .get), (.me, .get): .read
        case (.user, .put), (.group, .put), (.me, .put): .replace
        case (.user, .patch), (.group, .patch), (.me, .patch): .patch
        case (.user, .delete), (.group, .delete), (.me, .delete): .delete
        case (.serviceProviderConfig, .get), (.resourceTypes, .get), (.resourceType, .get), (.schemas, .get),
            (.schema, .get):
            .discover
        case (.bulk, .post): .bulk
        default: .other
        }
    }
}
