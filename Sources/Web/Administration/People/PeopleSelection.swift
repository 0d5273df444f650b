internal import Accounts
internal import SCIM

/// Which people a query means: `?q=ana&kind=phone&state=invited`, as in the address of the panel's list.
enum PeopleSelection {
    static let fields: [AdministrationField] = [
        .string("q", longest: 200, example: "ada"), .choice("kind", Kind.self),
        .choice("state", AccountSelection.Stage.self), .string("integration", longest: 100, example: "People"),
        .string("domain", longest: 255, example: "example.com"),
    ]

    /// - Throws: 400 for an integration that is not there: without it, everybody would be meant.
    static func query(
        _ call: AdministrationCall,
        _ integrations: [Integration]
    ) throws(ProblemDetails) -> PeopleQuery {
        var filter = PeopleFilter(kind: call.query.choice("kind"), stage: call.query.choice("state"))
        if let name = call.query.string("integration") {
            guard let integration = integrations.first(where: { $0.name == name }) else {
                throw .invalid("There is no integration \(SCIMError.quoted(name)).")
            }
            filter.integration = integration.id
        }
        filter.domain = call.query.string("domain")?.comparisonKey
        return PeopleQuery(search: SearchText(call.query.string("q") ?? ""), filter: filter)
    }
}
