/// The URNs of SCIM's messages (RFC 7644 §8.2); they name no resource and never appear in `/Schemas`.
public enum MessageURN {
    public static let error = "urn:ietf:params:scim:api:messages:2.0:Error"
    public static let listResponse = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
    public static let patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
}
