internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Forms that providers have browsers send (SAML Bindings §3.5.4).
extension Form {
    enum SAMLMessage: String {
        case request = "SAMLRequest"
        case response = "SAMLResponse"
    }

    static let relayState = "RelayState"

    /// What belongs to other messages or to the other binding: whoever mixes them hopes that two readers differ.
    private static let protocolFields: Set = [
        "SAMLRequest", "SAMLResponse", "SAMLart", "SAMLEncoding", "Signature", "SigAlg",
    ]

    /// Whether there is exactly one message, and nothing that makes it ambiguous.
    func carriesOnly(_ message: SAMLMessage) -> Bool {
        fields.map(\.name).filter(Self.protocolFields.contains) == [message.rawValue]
    }
}

extension Request {
    /// - Throws: `FormError`.
    func providerForm() async throws -> Form {
        let type = headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { throw FormError.unsupported }
        do {
            let body = try await body.collect(upTo: Limits.providerFormBytes)
            return try Form(Array(body.readableBytesView), type: type)
        } catch is NIOTooManyBytesError {
            throw FormError.tooLarge
        }
    }
}
