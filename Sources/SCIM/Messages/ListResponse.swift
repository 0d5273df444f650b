/// The frame around the resources of a list (RFC 7644 §3.4.2), written around bytes that are ready to send.
public struct ListResponse: Sendable {
    private var bytes: [UInt8]
    private var isFirst = true

    /// - Parameter itemsPerPage: the number of resources that will be appended.
    public init(totalResults: Int, startIndex: Int, itemsPerPage: Int) {
        bytes = []
        bytes.reserveCapacity(256 + itemsPerPage * 1024)
        bytes.append(contentsOf: #"{"schemas":["\#(MessageURN.listResponse)"],"totalResults":"#.utf8)
        bytes.append(contentsOf: "\(totalResults)".utf8)
        bytes.append(contentsOf: #","startIndex":\#(startIndex),"itemsPerPage":\#(itemsPerPage),"Resources":["#.utf8)
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
