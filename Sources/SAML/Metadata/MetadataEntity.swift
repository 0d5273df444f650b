internal import FoundationEssentials

/// An EntityDescriptor, and until when it and all that it stands in may be used (SAML Metadata §2.3).
struct MetadataEntity {
    let element: XMLElement
    var validity: Validity

    var entityID: String { element.attribute("entityID") ?? "" }

    /// All entities of a document; groups of them may stand in groups.
    static func all(in root: XMLElement) throws(MetadataError) -> [MetadataEntity] {
        try all(in: root, Validity())
    }

    private static func all(
        in element: XMLElement, _ outer: Validity
    ) throws(MetadataError) -> [MetadataEntity] {
        let validity = try outer.narrowed(by: element)
        guard element.isNamed("EntitiesDescriptor", in: Namespace.metadata) else {
            let isEntity = element.isNamed("EntityDescriptor", in: Namespace.metadata)
            return isEntity ? [MetadataEntity(element: element, validity: validity)] : []
        }
        var entities: [MetadataEntity] = []
        for child in element.children { entities += try all(in: child, validity) }
        return entities
    }

    /// The one that was asked for, or the only one.
    ///
    /// An aggregate that has an entity twice could say two things of it, so it says nothing.
    static func choose(
        _ entityID: String?, of entities: [MetadataEntity]
    ) throws(MetadataError) -> MetadataEntity {
        let candidates = entityID.map { id in entities.filter { $0.entityID == id } } ?? entities.filter(\.isProvider)
        guard candidates.count <= 1 else { throw .ambiguous(entityID, candidates.count) }
        if let found = candidates.first { return found }
        guard let entityID else { throw .notAProvider(entities) }
        throw .unknown(entityID, entities)
    }

    private var isProvider: Bool {
        element.children.contains { $0.isNamed("IDPSSODescriptor", in: Namespace.metadata) }
    }
}

/// Until when something may be used, and how long it may be kept before it is fetched again.
struct Validity {
    private(set) var until: Date?
    private(set) var cacheDuration: TimeInterval?

    /// The narrower one of this and what an element says of itself.
    func narrowed(by element: XMLElement) throws(MetadataError) -> Validity {
        var narrowed = self
        if let text = element.attribute("validUntil") {
            guard let time = Date(dateTime: text) else { throw .unreadable("validUntil", in: element.name) }
            narrowed.until = min(time, until ?? time)
        }
        if let text = element.attribute("cacheDuration") {
            guard let duration = TimeInterval(duration: text) else {
                throw .unreadable("cacheDuration", in: element.name)
            }
            narrowed.cacheDuration = min(duration, cacheDuration ?? duration)
        }
        return narrowed
    }
}

extension MetadataError {
    private static let document = "The metadata"

    fileprivate static func ambiguous(_ entityID: String?, _ count: Int) -> MetadataError {
        guard let entityID else {
            return MetadataError(
                "it describes \(count) identity providers.", at: document, remedy: "Name one by its entity id.")
        }
        return MetadataError(
            "it describes \(entityID) \(count) times.", at: document,
            remedy: "Ask who publishes it to describe every provider once.")
    }

    fileprivate static func unknown(_ entityID: String, _ entities: [MetadataEntity]) -> MetadataError {
        let others = entities.count == 1 ? "\(entities[0].entityID)" : "\(entities.count) others"
        return MetadataError(
            "it does not describe \(entityID), but \(others).", at: document,
            remedy: "Compare the entity id with the one the identity provider shows; upper and lower case count.")
    }

    fileprivate static func notAProvider(_ entities: [MetadataEntity]) -> MetadataError {
        let isOther = entities.contains { entity in
            entity.element.children.contains { $0.isNamed("SPSSODescriptor", in: Namespace.metadata) }
        }
        return MetadataError(
            isOther ? "it describes a service provider, as this house is one." : "it describes no identity provider.",
            at: document, remedy: "Give the metadata that the identity provider publishes, not what it was given.")
    }

    fileprivate static func unreadable(_ attribute: String, in element: String) -> MetadataError {
        MetadataError(
            "\(attribute) is not written as the standard wants it.", at: element,
            remedy: "Ask who publishes the metadata to mend it.")
    }
}
