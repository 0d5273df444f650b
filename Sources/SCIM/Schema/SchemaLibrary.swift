private import Schemas

extension SchemaSet {
    /// The User resource of this server: the embedded documents, and further extension documents behind them.
    ///
    /// - Parameter additional: extension documents as UTF-8 JSON, each with a name for the error message.
    public static func users(additional: [(name: String, json: [UInt8])] = []) throws(SchemaFlaw) -> SchemaSet {
        var extensions: [Schema] = []
        for document in SchemaDocument.userExtensions { extensions.append(try Schema(json: document.json)) }
        for document in additional {
            do {
                let schema = try Schema(json: document.json)
                // What /Schemas promises is kept, and nothing here would keep this.
                if let unique = schema.attributes.first(where: { $0.uniqueness != .none }) {
                    throw SchemaFlaw("\(unique.name) asks for uniqueness, which is not enforced here; use none")
                }
                extensions.append(schema)
            } catch {
                throw SchemaFlaw("\(document.name): \(error)")
            }
        }
        return try SchemaSet(
            type: .user,
            common: try JSONObject(document: SchemaDocument.common.json),
            core: try Schema(json: SchemaDocument.user.json),
            extensions: extensions
        )
    }

    /// The Group resource of this server.
    public static func groups() throws(SchemaFlaw) -> SchemaSet {
        try SchemaSet(
            type: .group,
            common: try JSONObject(document: SchemaDocument.common.json),
            core: try Schema(json: SchemaDocument.group.json),
            extensions: []
        )
    }

}

extension [SchemaSet] {
    /// Every document `/Schemas` answers: those of these resource types, then those of the discovery resources.
    public var servedSchemas: [JSONObject] {
        let discovery = [SchemaDocument.serviceProviderConfig, .resourceType, .schema]
        return flatMap { [$0.core] + $0.extensions }.map(\.served)
            + discovery.compactMap { try? JSONObject(document: $0.json) }
    }
}

extension Schema {
    fileprivate init(json: [UInt8]) throws(SchemaFlaw) {
        try self.init(document: try JSONObject(document: json))
    }
}

extension JSONObject {
    fileprivate init(document json: [UInt8]) throws(SchemaFlaw) {
        do {
            guard let object = try JSONValue(decoding: json).object else { throw SchemaFlaw("it is no JSON object") }
            self = object
        } catch let error as SCIMError {
            throw SchemaFlaw(error.detail)
        } catch let error as SchemaFlaw {
            throw error
        } catch {
            throw SchemaFlaw("it cannot be read")
        }
    }
}
