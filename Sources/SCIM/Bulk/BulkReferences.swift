/// `bulkId:x` in an operation: a resource that another operation of the same request makes (RFC 7644 §3.7.2).
///
/// It is understood in the path and wherever a reference to a resource may stand, and nowhere else: a nickname that looks like
/// one is a nickname.
public struct BulkReferences {
    private static let prefix = "bulkId:"

    private let schemas: SchemaSet?
    private let quirks: Quirks
    private let resolve: (String) throws(SCIMError) -> String

    /// - Parameters:
    ///   - schemas: of the type the operation is about; nil when it is about none.
    ///   - resolve: makes an id of what stands behind `bulkId:`.
    public init(
        _ schemas: SchemaSet?,
        quirks: Quirks,
        _ resolve: @escaping (String) throws(SCIMError) -> String
    ) {
        self.schemas = schemas
        self.quirks = quirks
        self.resolve = resolve
    }

    /// The operation with ids in the place of references.
    public func resolved(in operation: BulkOperation) throws(SCIMError) -> BulkOperation {
        let segments = operation.path.split(separator: "/", omittingEmptySubsequences: false)
        let path = try segments.map { (segment) throws(SCIMError) in try id(String(segment)) }.joined(separator: "/")
        var data = operation.data
        if let object = data?.object {
            data = .object(operation.method == "PATCH" ? try message(object) : try resource(object))
        }
        return BulkOperation(
            method: operation.method, bulkId: operation.bulkId, version: operation.version, path: path, data: data)
    }

    /// What an operation refers to, each as often as it does.
    public static func names(in operation: BulkOperation, _ schemas: SchemaSet?, quirks: Quirks) -> [String] {
        final class Names { var all: [String] = [] }
        let names = Names()
        let references = BulkReferences(schemas, quirks: quirks) { (name) throws(SCIMError) in
            names.all.append(name)
            return name
        }
        _ = try? references.resolved(in: operation)
        return names.all
    }

    private func id(_ text: String) throws(SCIMError) -> String {
        text.hasPrefix(Self.prefix) ? try resolve(String(text.dropFirst(Self.prefix.count))) : text
    }

    // MARK: Resources

    private func resource(_ object: JSONObject, in extensionSchema: Schema? = nil) throws(SCIMError) -> JSONObject {
        try object.mapping { (name, value) throws(SCIMError) in
            if let schema = schemas?.extensionSchema(name), let inner = value.object {
                return .object(try resource(inner, in: schema))
            }
            let attribute =
                extensionSchema.map { schema in
                    schema.attributes.first { $0.name.equalsIgnoringCase(name) }
                } ?? attribute(name)
            return attribute?.isReference ?? false ? try reference(value) : value
        }
    }

    private func attribute(_ name: String) -> Attribute? {
        guard case .attribute(let path)? = try? schemas?.target(name, quirks: quirks) else { return nil }
        return path.attribute
    }

    /// The id alone, an object that has it, or an array of either.
    private func reference(_ value: JSONValue) throws(SCIMError) -> JSONValue {
        switch value {
        case .string(let text): return .string(try id(text))
        case .array(let elements):
            return .array(try elements.map { (element) throws(SCIMError) in try reference(element) })
        case .object(let object):
            return .object(
                try object.mapping { (name, inner) throws(SCIMError) in
                    let isReference = ["value", "$ref", "members"].contains { $0.equalsIgnoringCase(name) }
                    return isReference ? try reference(inner) : inner
                })
        case .null, .bool, .number: return value
        }
    }

    // MARK: PATCH

    private func message(_ message: JSONObject) throws(SCIMError) -> JSONObject {
        try message.mapping { (name, value) throws(SCIMError) in
            guard name.equalsIgnoringCase("Operations"), let operations = value.array else { return value }
            return .array(
                try operations.map { (operation) throws(SCIMError) in
                    guard let object = operation.object else { return operation }
                    return .object(try self.operation(object))
                })
        }
    }

    private func operation(_ operation: JSONObject) throws(SCIMError) -> JSONObject {
        let path = operation["path"]?.string ?? ""
        let parts = ValuePathParts(path)
        let isReference = attribute(parts?.head ?? path)?.isReference ?? false
        return try operation.mapping { (name, value) throws(SCIMError) in
            if name.equalsIgnoringCase("path"), isReference, let parts {
                return .string(path.replacing(parts.filter, with: try filter(parts.filter), maxReplacements: 1))
            }
            guard name.equalsIgnoringCase("value") else { return value }
            if path.isEmpty {
                return try value.object.map { (o) throws(SCIMError) in .object(try resource(o)) } ?? value
            }
            if let schema = schemas?.extensionSchema(path), let inner = value.object {
                return .object(try resource(inner, in: schema))
            }
            return isReference ? try reference(value) : value
        }
    }

    /// What stands between quotes in the brackets of a path.
    private func filter(_ text: String) throws(SCIMError) -> String {
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
        return try parts.enumerated()
            .map { (part) throws(SCIMError) in part.offset.isMultiple(of: 2) ? part.element : try id(part.element) }
            .joined(separator: "\"")
    }
}

extension Attribute {
    /// Whether its values are resources: it says so, or has the `$ref` by which complex attributes do (RFC 7643 §2.4).
    fileprivate var isReference: Bool { type == .reference || subAttribute("$ref") != nil }
}

extension JSONObject {
    fileprivate func mapping(
        _ change: (String, JSONValue) throws(SCIMError) -> JSONValue
    ) throws(SCIMError) -> JSONObject {
        JSONObject(
            try members.map { (member) throws(SCIMError) in
                Member(member.name, try change(member.name, member.value))
            })
    }
}
