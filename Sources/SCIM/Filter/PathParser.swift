extension SchemaSet {
    /// What a text can name: a whole schema by its URN, or an attribute.
    public enum Target: Hashable, Sendable {
        /// An extension, or the core schema, as a whole; by its URN.
        case schema(String)
        case attribute(AttributePath)
    }

    /// Longer paths, filters and attribute lists are refused before they are read.
    public static let maximumTextLength = 8192

    /// Resolves `[URN ":"] attribute ["." subAttribute]`, or a URN alone (RFC 7644 §3.10).
    ///
    /// A URN contains dots and colons itself, so the longest known schema is cut off first.
    public func target(_ text: String) throws(PathFlaw) -> Target {
        guard text.utf8.count <= SchemaSet.maximumTextLength else {
            throw .malformed("the path is longer than \(SchemaSet.maximumTextLength) bytes")
        }
        guard text.isURN else {
            return .attribute(try path(text, among: attribute, container: nil))
        }
        guard let (schema, rest) = splitURN(text) else {
            throw .unknown("\(SCIMError.quoted(text)) begins with a URN this server does not know")
        }
        if rest.isEmpty { return .schema(schema.id) }
        guard schema.id != core.id else {
            return .attribute(try path(rest, among: attribute, container: nil))
        }
        let find = { (name: String) in schema.attributes.first { $0.name.equalsIgnoringCase(name) } }
        return .attribute(try path(rest, among: find, container: schema.id))
    }

    /// The same; with the quirk for it, an attribute that only an extension has is found without its URN too.
    func target(_ text: String, quirks: Quirks) throws(PathFlaw) -> Target {
        do {
            return try target(text)
        } catch {
            guard case .unknown = error, quirks.contains(.bareExtensionNames) else { throw error }
            let name = String(text.prefix { $0 != "." })
            let holder = extensions.first { $0.attributes.contains { $0.name.equalsIgnoringCase(name) } }
            guard let holder else { throw error }
            let found = try target(holder.id + ":" + text)
            quirks.fired(.bareExtensionNames)
            return found
        }
    }

    /// The schema whose URN the text begins with, and what follows its colon.
    private func splitURN(_ text: String) -> (schema: Schema, rest: String)? {
        let candidates = ([core] + extensions).filter { schema in
            guard text.utf8.count >= schema.id.utf8.count else { return false }
            let head = String(decoding: text.utf8.prefix(schema.id.utf8.count), as: UTF8.self)
            let next = text.utf8.dropFirst(schema.id.utf8.count).first
            return head.equalsIgnoringCase(schema.id) && (next == nil || next == UInt8(ascii: ":"))
        }
        guard let schema = candidates.max(by: { $0.id.utf8.count < $1.id.utf8.count }) else { return nil }
        return (schema, String(decoding: text.utf8.dropFirst(schema.id.utf8.count + 1), as: UTF8.self))
    }

    private func path(
        _ text: String,
        among find: (String) -> Attribute?,
        container: String?
    ) throws(PathFlaw) -> AttributePath {
        let segments = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard segments.count <= 2, segments.allSatisfy(Attribute.isName) else {
            throw .malformed("\(SCIMError.quoted(text)) is not of the form attribute or attribute.subAttribute")
        }
        guard let attribute = find(segments[0]) else {
            throw .unknown("\(SCIMError.quoted(segments[0])) is not an attribute of \(container ?? type.name)")
        }
        guard segments.count == 2 else { return AttributePath(container: container, attribute: attribute) }
        guard let subAttribute = attribute.subAttribute(segments[1]) else {
            throw .unknown("\(attribute.name) has no sub-attribute \(SCIMError.quoted(segments[1]))")
        }
        return AttributePath(container: container, attribute: attribute, subAttribute: subAttribute)
    }
}

extension String {
    /// Whether the text begins like a URN.
    var isURN: Bool { String(decoding: utf8.prefix(4), as: UTF8.self).equalsIgnoringCase("urn:") }
}

/// Why a text names no attribute; the caller decides which SCIM error that is.
public enum PathFlaw: Error, Hashable, Sendable {
    case malformed(String)
    case unknown(String)

    public var reason: String {
        switch self {
        case .malformed(let reason), .unknown(let reason): reason
        }
    }
}
