/// Applies the operations of a PATCH in order, all or nothing: a thrown error leaves the caller's document as it was.
struct Patching {
    let schemas: SchemaSet
    let quirks: Quirks
    private(set) var document: JSONObject
    var values: ValueChecker

    init(_ document: JSONObject, schemas: SchemaSet, quirks: Quirks) {
        self.document = document
        self.schemas = schemas
        self.quirks = quirks
        values = ValueChecker(quirks: quirks)
    }

    mutating func apply(_ operation: PatchOperation) throws(SCIMError) {
        guard let text = operation.path else { return try applyToResource(operation) }
        let path = try schemas.patchPath(text, quirks: quirks)
        switch operation.verb {
        case .remove: try remove(path)
        case .add: try add(try value(of: operation), to: path)
        case .replace: try replace(path, with: try value(of: operation))
        }
    }

    /// No path: the value is a partial resource (RFC 7644 §3.5.2.1, §3.5.2.3).
    private mutating func applyToResource(_ operation: PatchOperation) throws(SCIMError) {
        guard operation.verb != .remove else {
            throw .noTarget("A remove operation needs a path that says what to remove.")
        }
        guard quirks.contains(.pathlessOperations) else {
            throw .invalidSyntax("An operation needs a path here; send one operation for each attribute.")
        }
        guard let object = try value(of: operation).object else {
            throw .invalidValue("Without a path, value must be an object with the attributes to change.")
        }
        for member in try schemas.unqualified(object, quirks: quirks).members {
            guard let path = try path(ofKey: member.name) else { continue }
            switch operation.verb {
            case .add: try add(member.value, to: path)
            case .replace, .remove: try replace(path, with: member.value)
            }
        }
    }

    /// What a key of a partial resource names; nil when it is to be ignored.
    private mutating func path(ofKey key: String) throws(SCIMError) -> PatchPath? {
        if key.equalsIgnoringCase("schemas") { return nil }
        let attribute: Attribute? =
            schemas.extensionSchema(key) == nil ? schemas.attribute(key) : nil
        if let attribute {
            if attribute.mutability == .readOnly, quirks.contains(.readOnlyInObjects) {
                quirks.fired(.readOnlyInObjects)
                return nil
            }
        } else if schemas.extensionSchema(key) == nil {
            try values.forgive(
                .unknownAttributes, "\(ValueChecker.unknown(key)) is not an attribute of \(schemas.type.name)")
            return nil
        }
        return try schemas.patchPath(key, quirks: quirks)
    }

    private func value(of operation: PatchOperation) throws(SCIMError) -> JSONValue {
        guard let value = operation.value else {
            throw .invalidValue("The operation \(operation.verb.rawValue) needs a value.")
        }
        return value
    }
}

extension Patching {
    /// The value of an attribute now; nil when it is unassigned.
    func current(_ path: AttributePath) -> JSONValue? {
        guard let container = path.container else { return document[path.attribute.name] }
        return document[container]?.object?[path.attribute.name]
    }

    func elements(_ path: AttributePath) -> [JSONValue] {
        current(path)?.array ?? []
    }

    /// Stores a value, or takes it away; an extension that becomes empty goes with it.
    mutating func set(_ path: AttributePath, _ value: JSONValue?) {
        let value = value.flatMap { $0.isUnassigned || $0.object?.isEmpty ?? false ? nil : $0 }
        guard let container = path.container else {
            document[path.attribute.name] = value
            return
        }
        var object = document[container]?.object ?? JSONObject()
        object[path.attribute.name] = value
        document[container] = object.isEmpty ? nil : .object(object)
    }

    mutating func warn(_ warning: String) { values.warn(warning) }

    /// Checks a value against the attribute a path leads to; nil is unassigned.
    mutating func checked(_ value: JSONValue, for path: AttributePath) throws(SCIMError) -> JSONValue? {
        try values.checked(value, as: path.leaf, at: path.description)
    }
}

extension SchemaSet {
    /// Applies a PATCH to a resource and checks what comes out.
    ///
    /// - Parameter resource: the stored document, with canonical names.
    /// - Throws: the error of the first operation that fails; nothing is changed then (RFC 7644 §3.5.2).
    public func patch(
        _ resource: JSONObject,
        with request: PatchRequest,
        quirks: Quirks = .standard
    ) throws(SCIMError) -> CheckedResource {
        var patching = Patching(resource, schemas: self, quirks: quirks)
        var effort = PatchEffort(on: resource)
        for operation in request.operations {
            for step in try quirks.steps(of: operation, schemas: self) {
                try effort.spend(on: step)
                if let name = quirks.attributeIgnored(by: step, schemas: self) {
                    patching.warn("\(SCIMError.quoted(name)) is not an attribute of \(type.name)")
                    continue
                }
                try patching.apply(try quirks.completed(step, on: patching.document, schemas: self))
                try effort.weigh(patching.document)
            }
        }
        let checked = try check(patching.document, replacing: resource, quirks: quirks)
        return CheckedResource(document: checked.document, warnings: patching.values.warnings + checked.warnings)
    }
}
