internal import SCIM

extension OpenAPI {
    /// The shapes of requests and answers; those of resources are made of the schema documents.
    var components: JSONObject {
        let resources = types.flatMap { known in
            let name = known.type.name
            return [
                JSONObject.Member(name, resource(known, .answer)),
                JSONObject.Member("\(name)Request", resource(known, .request)),
                JSONObject.Member("\(name)List", OpenAPI.list(of: [name], isPaged: true)),
            ]
        }
        return JSONObject(
            resources + [
                .init("ResourceList", OpenAPI.list(of: types.map(\.type.name), isPaged: true)),
                .init("SearchRequest", OpenAPI.searchRequest),
                .init("PatchOp", OpenAPI.patchOp),
                .init("BulkRequest", OpenAPI.bulkRequest), .init("BulkResponse", OpenAPI.bulkResponse),
                .init("Error", OpenAPI.error),
                .init("ServiceProviderConfig", discovery("ServiceProviderConfig")),
                .init("ResourceType", discovery("ResourceType")),
                .init("ResourceTypeList", OpenAPI.list(of: ["ResourceType"])),
                .init("Schema", discovery("Schema")),
                .init("SchemaList", OpenAPI.list(of: ["Schema"])),
            ])
    }

    /// A request may hold what will be ignored; an answer holds nothing that is not declared.
    private enum Shape {
        case request, answer

        func shows(_ attribute: Attribute) -> Bool {
            switch self {
            case .request: attribute.mutability != .readOnly
            case .answer: attribute.isReadable
            }
        }
    }

    private func resource(_ schemas: SchemaSet, _ shape: Shape) -> JSONValue {
        var properties = properties(schemas.common + schemas.core.attributes, shape)
        for schema in schemas.extensions {
            if let object = object(schema.attributes, shape) {
                properties.append(schema.id, shape == .request ? object.orNull : object)
            }
        }
        let required: [JSONValue] =
            switch shape {
            case .request: schemas.core.attributes.filter(\.isRequired).map { .string($0.name) }
            case .answer: ["schemas", "id"]
            }
        return [
            "type": "object", "properties": .object(properties), "required": .array(required),
            "additionalProperties": .bool(shape == .request),
        ]
    }

    private func properties(_ attributes: [Attribute], _ shape: Shape) -> JSONObject {
        JSONObject(
            attributes.filter(shape.shows).compactMap { attribute in
                type(of: attribute, shape).map { JSONObject.Member(attribute.name, $0) }
            })
    }

    private func object(_ attributes: [Attribute], _ shape: Shape) -> JSONValue? {
        let properties = properties(attributes, shape)
        guard !properties.isEmpty else { return nil }
        return [
            "type": "object", "properties": .object(properties), "additionalProperties": .bool(shape == .request),
        ]
    }

    private func type(of attribute: Attribute, _ shape: Shape) -> JSONValue? {
        let single: JSONValue?
        switch attribute.type {
        case .string, .reference, .binary: single = ["type": "string"]
        case .boolean: single = ["type": "boolean"]
        case .decimal: single = ["type": "number"]
        case .integer: single = ["type": "integer"]
        case .dateTime: single = ["type": "string", "format": "date-time"]
        case .complex: single = object(attribute.subAttributes, shape)
        }
        guard let single else { return nil }
        switch (shape, attribute.isMultiValued) {
        case (.answer, false): return single
        case (.answer, true): return ["type": "array", "items": single]
        // A name of a schema is no attribute's value.
        case (.request, true):
            let items = attribute.name == "schemas" ? single : single.orNull
            return ["type": ["array", "null"], "items": items]
        case (.request, false): return attribute.isRequired ? single.notEmpty : single.orNull
        }
    }

    private func discovery(_ name: String) -> JSONValue {
        [
            "type": "object",
            "required": name == "ServiceProviderConfig" ? ["schemas", "meta"] : ["schemas", "id", "meta"],
        ]
    }
}

extension JSONValue {
    fileprivate var notEmpty: JSONValue {
        guard var schema = object, schema["type"] == "string" else { return self }
        schema["minLength"] = 1
        return .object(schema)
    }

    /// The same type, or null: what a client may send for "no value" (RFC 7643 §2.5).
    fileprivate var orNull: JSONValue {
        guard var schema = object, let type = schema["type"] else { return self }
        schema["type"] = [type, "null"]
        return .object(schema)
    }
}
