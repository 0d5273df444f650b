/// What a client may store, in the schemas' own spelling and order; only the validator makes one.
///
/// Holds neither `id` nor `meta` nor any other value the server owns, and no password.
public struct CheckedResource: Hashable, Sendable {
    public let document: JSONObject
    /// What was odd but stored, or left out, for the provisioning log; names attributes, never values.
    public let warnings: [String]

    init(document: JSONObject, warnings: [String]) {
        self.document = document
        self.warnings = warnings
    }
}
