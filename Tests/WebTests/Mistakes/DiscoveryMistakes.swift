import SCIM
import TestSupport

extension Mistake {
    static let inDiscovery: [Mistake] = [
        .writing("PATCH is said to be missing", noticedBy: "SCIM-043") { $0.edit("patch") { $0["supported"] = false } },
        .writing("the configuration names no authentication", noticedBy: "SCIM-043") {
            $0["authenticationSchemes"] = nil
        },
        .answering("a type of resource is not listed", noticedBy: "SCIM-048") { $0.keep { $0["id"] != "Group" } },
        .writing("the schema says that userName is not needed", noticedBy: "SCIM-054") { schema in
            schema.editEach("attributes") { if $0["name"] == "userName" { $0["required"] = false } }
        },
        .asking("a filter on discovery is ignored", noticedBy: "SCIM-055") { request in
            if !request.path.hasSuffix("/Users") { request[parameter: "filter"] = nil }
        },
    ]
}
