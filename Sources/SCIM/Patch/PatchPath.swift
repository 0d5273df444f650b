/// What an operation works on (RFC 7644 §3.5.2, `PATH = attrPath / valuePath [subAttr]`).
enum PatchPath: Hashable {
    /// A whole extension.
    case schema(String)
    case attribute(AttributePath)
    /// The elements that a filter selects, or one sub-attribute of each.
    case elements(AttributePath, Filter, subAttribute: Attribute?)
}

extension SchemaSet {
    /// Resolves the path of an operation.
    ///
    /// - Throws: `invalidPath` for a malformed or unknown path, `invalidFilter` for what stands in the brackets,
    ///   `mutability` where the path leads to what the server owns.
    func patchPath(_ text: String, quirks: Quirks) throws(SCIMError) -> PatchPath {
        let path = try parse(text, quirks)
        let attributes: [Attribute] =
            switch path {
            case .schema: []
            case .attribute(let path): [path.attribute, path.leaf]
            case .elements(let path, _, let subAttribute): [path.attribute, subAttribute ?? path.attribute]
            }
        if attributes.contains(where: { $0.mutability == .readOnly }) {
            throw .mutability("\(SCIMError.quoted(text)) is read-only; leave it out of the PATCH.")
        }
        return path
    }

    private func parse(_ text: String, _ quirks: Quirks) throws(SCIMError) -> PatchPath {
        guard let parts = ValuePathParts(text) else {
            switch try resolve(text, in: text, quirks) {
            case .schema(let urn): return .schema(urn)
            case .attribute(let path): return .attribute(path)
            }
        }
        guard case .attribute(let path) = try resolve(parts.head, in: text, quirks), path.subAttribute == nil,
            path.attribute.type == .complex
        else {
            throw .invalidPath("The path \(SCIMError.quoted(text)) puts [ ] behind something without sub-attributes.")
        }
        let filter = try elementFilter(parts.filter, of: path.attribute, quirks: quirks)
        guard let name = parts.subAttribute else { return .elements(path, filter, subAttribute: nil) }
        guard let subAttribute = path.attribute.subAttribute(name) else {
            throw .invalidPath("\(path.attribute.name) has no sub-attribute \(SCIMError.quoted(name)).")
        }
        return .elements(path, filter, subAttribute: subAttribute)
    }

    private func resolve(_ text: String, in path: String, _ quirks: Quirks) throws(SCIMError) -> Target {
        do {
            return try target(text, quirks: quirks)
        } catch {
            throw .invalidPath("The path \(SCIMError.quoted(path)) is not valid: \(error.reason).")
        }
    }
}

/// `head[filter]` or `head[filter].subAttribute`, cut apart; brackets inside quotes do not count.
struct ValuePathParts {
    let head: String
    let filter: String
    let subAttribute: String?

    init?(_ text: String) {
        // Scalars, not characters: a combining mark behind a quote or bracket does not change what that is.
        let scalars = text.unicodeScalars
        guard let open = scalars.firstIndex(of: "[") else { return nil }
        var isQuoted = false
        var isEscaped = false
        var close: String.Index?
        for index in scalars[open...].indices {
            let scalar = scalars[index]
            if isEscaped {
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = isQuoted
            } else if scalar == "\"" {
                isQuoted.toggle()
            } else if scalar == "]", !isQuoted {
                close = index
                break
            }
        }
        guard let close else { return nil }
        let tail = scalars[scalars.index(after: close)...]
        guard tail.isEmpty || (tail.first == "." && tail.count > 1) else { return nil }
        head = String(scalars[..<open])
        filter = String(scalars[scalars.index(after: open)..<close])
        subAttribute = tail.isEmpty ? nil : String(tail.dropFirst())
    }
}
