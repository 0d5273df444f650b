package import SCIM

/// What one operation meant: who, through which integration, did what to whom, and what came of it.
///
/// Holds no secret, and no more than so much of anything.
package struct ProvisioningEntry: Hashable, Sendable {
    package let time: Instant
    package let requestID: String
    package let source: ProvisioningSource
    package let action: ProvisioningAction
    /// As in `/ResourceTypes`; nil for what is about none or all of them.
    package let resourceType: String?
    package let resourceID: String?
    /// `userName` or `displayName`, by which people recognise whom it is about.
    package let name: String?
    package let status: Int
    package let scimType: String?
    /// The error's own words.
    package let detail: String?
    package let changes: [AttributeChange]
    /// How many changes there were beside these.
    package let furtherChanges: Int
    package let members: MemberMovement
    package let quirks: [Quirk]
    package let warnings: [String]
    package let filter: String?
    package let found: Int?
    /// How many operations the request stood for, or how many requests a loss.
    package let operations: Int
    package let milliseconds: Int64

    package var isFailure: Bool { status >= 400 }
    package var isSuccessfulRead: Bool { action.isRead && !isFailure }

    /// Whether something is another now than it was.
    package var hasChanges: Bool {
        !isFailure && (action == .create || action == .delete || !changes.isEmpty || !members.isEmpty)
    }

    /// The bounds of an entry.
    enum Bound {
        static let changes = 50
        static let warnings = 8
        static let nameLength = 200
        static let valueLength = 200
        static let textLength = 600
    }
}

extension ProvisioningEntry {
    /// - Parameter name: of the resource, where the event does not know it by itself.
    package init(_ event: ProvisioningEvent, name: String? = nil) {
        let facts = event.facts
        let changes = event.changes
        self.init(
            time: event.time, requestID: event.requestID, source: event.source,
            // Creating somebody who was deactivated can be a change.
            action: event.action == .create && facts.change?.before != nil ? .replace : event.action,
            resourceType: event.schemas?.type.name,
            resourceID: (facts.change?.id.text ?? facts.id)?.shortened(Bound.nameLength),
            name: (event.ownName ?? name)?.shortened(Bound.nameLength), status: event.status,
            scimType: event.error?.scimType?.rawValue,
            detail: event.error?.words(cautiousOf: event.schemas).shortened(Bound.textLength),
            changes: changes.prefix(Bound.changes).map(\.shortened),
            furtherChanges: max(0, changes.count - Bound.changes), members: facts.change?.members ?? MemberMovement(),
            quirks: facts.quirks.sorted { $0.rawValue < $1.rawValue },
            warnings: facts.warnings.prefix(Bound.warnings).map { $0.shortened(Bound.valueLength) },
            filter: facts.filter?.shortened(Bound.textLength), found: facts.found, operations: facts.operations,
            milliseconds: event.milliseconds)
    }

    /// What could not be kept of an integration's requests.
    static func loss(of count: Int, from source: ProvisioningSource, _ environment: Environment) -> ProvisioningEntry {
        ProvisioningEntry(
            time: environment.now(), requestID: Account.ID(environment).text, source: source, action: .loss,
            resourceType: nil, resourceID: nil, name: nil, status: 0, scimType: nil, detail: nil, changes: [],
            furtherChanges: 0, members: MemberMovement(), quirks: [], warnings: [], filter: nil, found: nil,
            operations: count, milliseconds: 0)
    }
}

extension ProvisioningEvent {
    /// A resource that is gone leaves no values behind, for whoever removed a person wanted that.
    fileprivate var changes: [AttributeChange] {
        guard let change = facts.change, let after = change.after, let schemas else { return [] }
        return schemas.changes(from: change.before ?? JSONObject(), to: after)
    }

    var ownName: String? {
        if let profile = facts.change?.after ?? facts.change?.before { return profile.recognisableName }
        if let document = facts.document {
            return (try? JSONValue(decoding: Array(document.utf8)))?.object?.recognisableName
        }
        return facts.sentName
    }
}

extension JSONObject {
    /// What people know a resource by.
    package var recognisableName: String? { (self["userName"] ?? self["displayName"])?.string }
}

extension AttributeChange {
    fileprivate var shortened: AttributeChange {
        let length = ProvisioningEntry.Bound.valueLength
        return AttributeChange(
            path: path.shortened(length), before: before?.shortened(length), after: after?.shortened(length))
    }
}

extension JSONValue {
    /// A long value in its own words, cut.
    fileprivate func shortened(_ length: Int) -> JSONValue {
        switch self {
        case .string(let text): .string(text.shortened(length))
        case .null, .bool: self
        case .number, .array, .object:
            encoded.count > length ? .string(String(decoding: encoded, as: UTF8.self).shortened(length)) : self
        }
    }
}

extension String {
    /// At most so many characters, none of which a terminal or a database could take for more than text.
    func shortened(_ length: Int) -> String {
        // Nearly all there is, and to ask Unicode about each character of it takes longer than all else about an entry.
        if utf8.count <= length, utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        let clean = unicodeScalars.lazy.filter {
            $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        }
        let head = String(String.UnicodeScalarView(clean.prefix(length)))
        return clean.dropFirst(length).isEmpty ? head : head + "…"
    }
}
