/// Where a walk through a list stands: behind the resource that was answered last.
public struct ListPosition: Hashable, Sendable {
    /// What a list is sorted by, in the form in which it is compared.
    public enum Key: Hashable, Sendable {
        case text(String)
        /// In digits, so that none is lost.
        case number(String)
    }

    public let id: String
    /// Nil where the resource has no value to be sorted by, and where there is no order but that of the ids.
    public let key: Key?

    public init(id: String, key: Key? = nil) {
        self.id = id
        self.key = key
    }
}
