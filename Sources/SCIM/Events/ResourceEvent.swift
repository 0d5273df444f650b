/// What happened to one resource, as an event of the SCIM profile for security event tokens (RFC 9967 §2.4).
public struct ResourceEvent: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case create, put, patch, delete, activate, deactivate
    }

    /// How much of a change is told.
    public enum Detail: String, CaseIterable, Hashable, Sendable {
        /// The values.
        case full
        /// Only which attributes have changed; whoever wants the values reads the resource.
        case notice
    }

    public let kind: Kind
    private let content: Content?

    /// What some kinds of events carry, in both details.
    private struct Content: Hashable, Sendable {
        let data: JSONObject
        let attributes: [String]
        let version: Version
    }

    private init(_ kind: Kind, _ content: Content? = nil) {
        self.kind = kind
        self.content = content
    }
}

extension ResourceEvent {
    /// - Parameter resource: as it would be answered.
    public static func create(_ resource: JSONObject, _ version: Version) -> ResourceEvent {
        let attributes = ResourceDifference(from: JSONObject(), to: resource).attributes
        return ResourceEvent(
            .create, Content(data: resource, attributes: ["id"] + attributes, version: version))
    }

    /// - Parameter resource: as it would be answered, after it was replaced.
    public static func put(
        _ resource: JSONObject,
        _ difference: ResourceDifference,
        _ version: Version
    ) -> ResourceEvent {
        ResourceEvent(.put, Content(data: resource, attributes: difference.attributes, version: version))
    }

    /// Carries a patch that does the same as the one that was sent, whatever that one looked like.
    public static func patch(_ difference: ResourceDifference, _ version: Version) -> ResourceEvent {
        ResourceEvent(
            .patch,
            Content(data: difference.patchOp, attributes: difference.attributes, version: version))
    }

    public static let delete = ResourceEvent(.delete)
    public static let activate = ResourceEvent(.activate)
    public static let deactivate = ResourceEvent(.deactivate)
}

extension ResourceEvent {
    /// The URI ends with the detail where there is something to tell more or less of.
    public func uri(_ detail: Detail) -> String {
        ResourceEvent.prefix + kind.rawValue + (kind.hasContent ? ":" + detail.rawValue : "")
    }

    /// Exactly one of `data` and `attributes`, or nothing (RFC 9967 §2.2).
    public func payload(_ detail: Detail) -> JSONObject {
        guard let content else { return JSONObject() }
        var payload = JSONObject([.init("version", .string(content.version.description))])
        switch detail {
        case .full: payload.append("data", .object(content.data))
        case .notice: payload.append("attributes", .array(content.attributes.map(JSONValue.string)))
        }
        return payload
    }

    private static let prefix = "urn:ietf:params:scim:event:prov:"

    /// Every URI that an event of this server can have.
    public static let uris = Kind.allCases.flatMap { kind in
        kind.hasContent ? Detail.allCases.map { "\(prefix)\(kind.rawValue):\($0.rawValue)" } : [prefix + kind.rawValue]
    }
}

extension ResourceEvent.Kind {
    fileprivate var hasContent: Bool {
        switch self {
        case .create, .put, .patch: true
        case .delete, .activate, .deactivate: false
        }
    }
}
