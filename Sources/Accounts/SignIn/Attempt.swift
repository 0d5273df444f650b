internal import SCIM
internal import Secrets

/// Somebody tries something in a name: from where, and whether in a browser that was signed in with the name before.
struct Attempt: Sendable {
    /// The name, in its organization.
    private let key: String
    private let network: String
    private let isInKnownBrowser: Bool

    /// - Parameter browser: what the browser shows of having been signed in with the name.
    init(_ name: SignInName, in organization: Organization, network: String, browser: String?, _ keyring: Keyring) {
        let key = "\(organization.id.number) \(name.key)"
        self.key = key
        self.network = network
        isInKnownBrowser = browser.map { Attempt.isProof($0, of: key, keyring) } ?? false
    }

    /// Takes one try of every allowance that this one counts against.
    ///
    /// - Parameter everywhere: the one of the name from all networks; a known browser has its own, and needs none of its
    ///   network's, so that nobody keeps its owner out by trying.
    /// - Returns: how many seconds to wait; nil when the try was free.
    func take(
        _ everywhere: Throttle,
        _ keyring: Keyring,
        at now: Instant,
        _ records: any AccountTransaction
    ) throws -> Int64? {
        let here = isInKnownBrowser ? "known" : network
        let waits = [
            isInKnownBrowser ? nil : try Throttle.ofNetwork.take(network, keyring, at: now, records),
            try Throttle.ofNameFromNetwork.take("\(everywhere.name) \(key) \(here)", keyring, at: now, records),
            try (isInKnownBrowser ? .ofNameInBrowser : everywhere).take(key, keyring, at: now, records),
        ]
        return waits.compactMap(\.self).max()
    }

    /// How long whoever signs in by a name has to wait, wherever from; takes no try.
    static func wait(
        _ name: SignInName,
        in organization: Organization,
        _ keyring: Keyring,
        at now: Instant,
        _ records: any AccountTransaction
    ) throws -> Int64? {
        try Throttle.ofName.wait("\(organization.id.number) \(name.key)", keyring, at: now, records)
    }

    /// What a browser keeps of having been signed in with the name; says nothing about the name.
    func proof(_ keyring: Keyring) -> String { Attempt.proof(of: key, keyring).bytes.base64URL }

    private static func proof(of key: String, _ keyring: Keyring) -> Digest {
        keyring.digest("browser \(key)", for: .sessions)
    }

    private static func isProof(_ text: String, of key: String, _ keyring: Keyring) -> Bool {
        guard let bytes = [UInt8](base64URL: text) else { return false }
        return Digest(bytes: bytes).isSame(as: proof(of: key, keyring))
    }
}
