internal import Accounts
internal import HTTPTypes
internal import Hummingbird

/// The name by which a client, its operator and ours speak of one request.
struct RequestID {
    /// The longest one that is taken over.
    private static let maximumLength = 64

    let text: String

    /// The client's own, if it is plain, else a new one.
    init(_ request: Request, _ environment: Accounts.Environment) {
        if let sent = request.headers[.xRequestID], (1...Self.maximumLength).contains(sent.utf8.count),
            sent.utf8.allSatisfy(\.isPlainIDByte)
        {
            text = sent
        } else {
            text = Account.ID(environment).text
        }
    }
}

extension HTTPField.Name {
    static let xRequestID = HTTPField.Name("X-Request-Id") ?? .contentType
}

extension UInt8 {
    /// Letters, digits, `.`, `_` and `-`.
    fileprivate var isPlainIDByte: Bool {
        (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) || (0x30...0x39).contains(self)
            || self == UInt8(ascii: ".") || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }
}
