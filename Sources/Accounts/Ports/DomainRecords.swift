/// What DNS says about a domain; asks the outside, and takes a while.
package protocol DomainRecords: Sendable {
    /// The texts of the TXT records at a name, none where there is no such name.
    ///
    /// - Throws: `NoDomainRecords` when nobody said what there is.
    func texts(at name: String) async throws -> [String]
}

/// DNS did not answer; trying again later may help.
package struct NoDomainRecords: Error, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
