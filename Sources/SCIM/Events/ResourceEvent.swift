/// What happened to one resource, as an event of the SCIM profile for security event tokens (RFC 9967 §2.4, §2.5).
public struct ResourceEvent: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case create, put, patch, delete, activate, deactivate
        /// What became of an operation that was done later (RFC 9967 §2.5.1.3).
        case asyncresp
    }

    /// How much of a change is told.
    public enum Detail: String, CaseIterable, Hashable, Sendable {
        /// The values.
        case full
        /// Only which attributes have changed; whoever wants the values reads the resource.
        case notice
    }

    public let kind: Kind
    private let content: Content

    private enum Content: Hashable, Sendable {
        case nothing
        /// What is told in one detail or the other.
        case change(data: JSONObject, attributes: [String], Version)
        /// What is told as it is, whatever the detail.
        case response(JSONObject)
    }

    private init(_ kind: Kind, _ content: Content = .nothing) {
        self.kind = kind
        self.content = content
    }

    /// Of the resource afterwards; nil where there is none, or nothing was changed by the event.
    public var version: Version? {
        guard case .change(_, _, let version) = content else { return nil }
        return version
    }
}

extension ResourceEvent {
    /// - Parameter resource: as it would be answered.
    public static func create(_ resource: JSONObject, _ version: Version) -> ResourceEvent {
        let attributes = ResourceDifference(from: JSONObject(), to: resource).attributes
        return ResourceEvent(
            .create, .change(data: resource, attributes: ["id"] + attributes, version))
    }

    /// - Parameter resource: as it would be answered, after it was replaced.
    public static func put(
        _ resource: JSONObject,
        _ difference: ResourceDifference,
        _ version: Version
    ) -> ResourceEvent {
        ResourceEvent(.put, .change(data: resource, attributes: difference.attributes, version))
    }

    /// Carries a patch that does the same as the one that was sent, whatever that one looked like.
    public static func patch(_ difference: ResourceDifference, _ version: Version) -> ResourceEvent {
        ResourceEvent(.patch, .change(data: difference.patchOp, attributes: difference.attributes, version))
    }

    public static let delete = ResourceEvent(.delete)
    public static let activate = ResourceEvent(.activate)
    public static let deactivate = ResourceEvent(.deactivate)

    /// - Parameter entry: an operation as the answer to a bulk has it (RFC 7644 §3.7.3).
    public static func asyncresp(_ entry: JSONObject) -> ResourceEvent { ResourceEvent(.asyncresp, .response(entry)) }
}

extension ResourceEvent {
    /// The URI ends with the detail where there is something to tell more or less of.
    public func uri(_ detail: Detail) -> String {
        kind.uri + (kind.hasDetails ? ":" + detail.rawValue : "")
    }

    /// Exactly one of `data` and `attributes`, a response, or nothing (RFC 9967 §2.2).
    public func payload(_ detail: Detail) -> JSONObject {
        switch content {
        case .nothing: return JSONObject()
        case .response(let entry): return entry
        case .change(let data, let attributes, let version):
            var payload = JSONObject([.init("version", .string(version.description))])
            switch detail {
            case .full: payload.append("data", .object(data))
            case .notice: payload.append("attributes", .array(attributes.map(JSONValue.string)))
            }
            return payload
        }
    }

    /// Every URI that an event of this server can have.
    public static let uris = Kind.allCases.flatMap { kind in
        kind.hasDetails ? Detail.allCases.map { "\(kind.uri):\($0.rawValue)" } : [kind.uri]
    }
}

extension ResourceEvent.Kind {
    fileprivate var hasDetails: Bool {
        switch self {
        case .create, .put, .patch: true
        case .delete, .activate, .deactivate, .asyncresp: false
        }
    }

    /// Without a detail.
    fileprivate var uri: String { "urn:ietf:params:scim:event:\(self == .asyncresp ? "misc" : "prov"):\(rawValue)" }
}
