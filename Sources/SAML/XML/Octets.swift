internal import CXMLSecurity

extension [UInt8] {
    /// What C has made, and leaves to us; nil when it made nothing.
    init?(taking octets: UnsafeMutablePointer<UInt8>?, count: Int) {
        guard let octets = unsafe octets else { return nil }
        self = unsafe Array(UnsafeBufferPointer(start: octets, count: count))
        unsafe xml_octets_free(octets)
    }
}
