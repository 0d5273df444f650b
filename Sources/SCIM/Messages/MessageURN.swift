/// The URNs of SCIM's messages (RFC 7644 §8.2); they name no resource and never appear in `/Schemas`.
public enum MessageURN {
    public static let bulkRequest = prefix + "BulkRequest"
    public static let bulkResponse = prefix + "BulkResponse"
    public static let error = prefix + "Error"
    public static let listResponse = prefix + "ListResponse"
    public static let patchOp = prefix + "PatchOp"
    public static let searchRequest = prefix + "SearchRequest"

    /// Whether a URN is that of a message, whichever.
    static func isKnown(_ urn: String) -> Bool {
        [bulkRequest, bulkResponse, error, listResponse, patchOp, searchRequest]
            .contains { $0.equalsIgnoringCase(urn) }
    }

    private static let prefix = "urn:ietf:params:scim:api:messages:2.0:"
}
