internal import SCIM

/// Who somebody's manager is: the id of another account (RFC 7643 §4.3).
///
/// Only the id is kept. `$ref` and `displayName` say the same again, and are made anew for each answer; an id that is nobody's here,
/// or nobody's yet, stays as it was sent and gets neither.
package enum ManagerReference {
    package static let container = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    package static let attribute = "manager"

    /// A checked document with the id in its place: a client may send the reference alone, which ends with the id.
    static func settled(in document: JSONObject) -> JSONObject {
        guard var enterprise = document[container]?.object, let manager = enterprise[attribute]?.object else {
            return document
        }
        let reference = manager["$ref"]?.string?.split(separator: "/").last.map { JSONValue.string(String($0)) }
        let id = manager["value"] ?? reference
        enterprise[attribute] = id.map { ["value": $0] }
        var document = document
        document[container] = enterprise.isEmpty ? nil : .object(enterprise)
        if enterprise.isEmpty {
            document["schemas"] = document["schemas"]?.array.map { .array($0.filter { $0.string != container }) }
        }
        return document
    }

    /// The id in a comparison form; nil where there is none.
    static func key(in form: JSONObject) -> String? {
        form[container]?.object?[attribute]?.object?["value"]?.string
    }
}
