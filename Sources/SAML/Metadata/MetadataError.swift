/// Why metadata, or a certificate, cannot be used: to be read by whoever set up the provider.
public struct MetadataError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let problem: String
    /// Where it stands, in the words of the document.
    public let place: String
    /// What to do about it.
    public let remedy: String

    init(_ problem: String, at place: String, remedy: String) {
        self.problem = problem
        self.place = place
        self.remedy = remedy
    }

    public var description: String { "\(place): \(problem) \(remedy)" }

    func at(_ place: String) -> MetadataError { MetadataError(problem, at: place, remedy: remedy) }
}
