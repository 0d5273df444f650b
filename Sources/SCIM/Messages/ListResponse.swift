/// The frame around the resources of a list (RFC 7644 §3.4.2), written around bytes that are ready to send.
public struct ListResponse: Sendable {
    /// What tells a client which part of the list this is.
    public enum Place: Hashable, Sendable {
        case index(Int)
        /// RFC 9865 §2; nil at the end of the walk.
        case cursor(next: String?)
    }

    private var bytes: [UInt8]
    private var isFirst = true

    /// - Parameter itemsPerPage: the number of resources that will be appended.
    public init(totalResults: Int, at place: Place, itemsPerPage: Int) {
        bytes = []
        bytes.reserveCapacity(256 + itemsPerPage * 1024)
        bytes.append(contentsOf: #"{"schemas":["\#(MessageURN.listResponse)"],"totalResults":\#(totalResults)"#.utf8)
        switch place {
        case .index(let start): bytes.append(contentsOf: #","startIndex":\#(start)"#.utf8)
        case .cursor(nil): break
        // Unreserved characters, of which JSON escapes none.
        case .cursor(let next?): bytes.append(contentsOf: #","nextCursor":"\#(next)""#.utf8)
        }
        bytes.append(contentsOf: #","itemsPerPage":\#(itemsPerPage),"Resources":["#.utf8)
    }

    public mutating func append<Failure: Error>(
        _ write: (inout [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        try write(&bytes)
    }

    /// The finished message.
    public consuming func finish() -> [UInt8] {
        bytes.append(contentsOf: "]}".utf8)
        return bytes
    }
}
