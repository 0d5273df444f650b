extension PostedMessage {
    /// What a provider calls a message, with the provider's name in front; nil when it is not short and printable.
    package static func providerID(_ id: String, of provider: String) -> String? {
        guard (1...200).contains(id.utf8.count), id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        return "\(provider):\(id)"
    }
}
