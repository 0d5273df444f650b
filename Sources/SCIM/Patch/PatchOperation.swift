/// One step of a PATCH as it was sent, its path not yet understood (RFC 7644 §3.5.2).
public struct PatchOperation: Hashable, Sendable {
    public enum Verb: String, Hashable, Sendable {
        case add, remove, replace
    }

    public var verb: Verb
    /// Nil means the resource itself.
    public var path: String?
    /// Nil when no `value` was sent; an explicit null is a value.
    public var value: JSONValue?

    public init(_ verb: Verb, path: String? = nil, value: JSONValue? = nil) {
        self.verb = verb
        self.path = path
        self.value = value
    }
}
