internal import HTTPTypes
package import SCIM

/// The description of the SCIM door that the server answers at `/openapi.json` (OpenAPI 3.1).
///
/// Made of the route table and the schema documents, so that it cannot say anything else than the server does.
package struct OpenAPI {
    /// What is known about each type of resource.
    let types: [SchemaSet]
    let publicURL: String

    package init(types: [SchemaSet], publicURL: String) {
        self.types = types
        self.publicURL = publicURL
    }

    package var document: JSONObject {
        var paths = JSONObject()
        for route in SCIMRoute.allCases {
            var operations = JSONObject()
            if route.template.contains("{id}") { operations.append("parameters", [id(on: route)]) }
            for method in route.methods {
                operations.append(method.rawValue.lowercased(), operation(route, method).value)
            }
            paths.append("/scim/v2" + route.template, .object(operations))
        }
        for (path, operations) in OpenAPI.authorization + OpenAPI.events + OpenAPI.administration {
            paths.append(path, operations)
        }
        paths.append("/openapi.json", ["get": OpenAPI.descriptionOperation])
        return JSONObject([
            .init("openapi", "3.1.0"),
            .init(
                "info",
                [
                    "title": "Muster", "version": .string(Release.version),
                    "description": """
                    SCIM 2.0 (RFC 7643, RFC 7644) for the accounts of a workplace. The default organization is at \
                    /scim/v2; any other organization has the same paths at /o/{slug}/scim/v2.
                    """,
                ]),
            .init("servers", [["url": .string(publicURL)]]),
            .init("security", [["token": []], ["client": []]]),
            .init("paths", .object(paths)),
            .init(
                "components",
                [
                    "securitySchemes": .object(securitySchemes),
                    "schemas": .object(
                        JSONObject(
                            components.members + OpenAPI.authorizationComponents + OpenAPI.eventComponents
                                + OpenAPI.administrationComponents)),
                ]),
        ])
    }

    private func id(on route: SCIMRoute) -> JSONValue {
        var parameter = JSONObject([
            .init("name", "id"), .init("in", "path"), .init("required", true),
            .init("schema", ["type": "string", "minLength": 1]),
        ])
        switch route {
        case .resourceType: parameter.append("example", .string(ResourceType.user.name))
        case .schema: types.first.map { parameter.append("example", .string($0.core.id)) }
        default: break
        }
        return .object(parameter)
    }

    private static let descriptionOperation: JSONValue = [
        "operationId": "readDescription", "summary": "This description.", "security": [],
        "responses": [
            "200": [
                "description": "The description.", "content": ["application/json": ["schema": ["type": "object"]]],
            ]
        ],
    ]
}
