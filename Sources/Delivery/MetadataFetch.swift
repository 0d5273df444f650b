package import Accounts
private import CCurl

/// Fetches metadata of identity providers: over TLS, from public addresses, and bounded in size, time and redirections.
package final class MetadataFetch: MetadataSource {
    private let isInternal: Bool
    /// A file with the certificates of the authorities to believe instead of the machine's own; empty when there is none.
    private let authorities: String
    private let timeLimit: Duration
    private let redirections: Int
    private let carriers = Carriers(count: 4)
    private let turns = MetadataTurns()

    /// How long one fetch may take once it has begun, redirections included.
    package static let maximumSeconds = 20
    /// The largest aggregates of federations are larger, and are none of a workplace's business.
    package static let maximumBytes = 20_971_520
    package static let maximumRedirections = 3

    /// - Parameters:
    ///   - isInternal: whether providers may be at private addresses, and on this machine without TLS.
    ///   - redirections: how many are followed.
    package init(
        isInternal: Bool,
        authorities: String = "",
        seconds: Int = MetadataFetch.maximumSeconds,
        redirections: Int = MetadataFetch.maximumRedirections
    ) {
        self.redirections = redirections
        self.isInternal = isInternal
        self.authorities = authorities
        timeLimit = .seconds(seconds)
    }

    package func fetch(
        _ address: String,
        etag: String?,
        for organization: Organization.ID
    ) async -> MetadataAnswer {
        if let flaw = turns.begin(for: organization) { return .failed(flaw) }
        defer { turns.end(for: organization) }
        let journey = MetadataJourney(
            start: MetadataAddress(address), validator: etag, authorities: authorities, isInternal: isInternal,
            timeLimit: timeLimit, redirections: redirections)
        switch await carriers.carry(journey) {
        case .success(let answer): return answer
        case .failure(let flaw): return .failed(flaw.description)
        }
    }
}

/// From an address along its redirections to what is answered at the end; its time begins when somebody carries it.
private struct MetadataJourney: Carried {
    let start: MetadataAddress
    let validator: String?
    let authorities: String
    let isInternal: Bool
    let timeLimit: Duration
    let redirections: Int

    func go(by transfer: Transfer) throws(Transfer.Flaw) -> MetadataAnswer {
        let end = ContinuousClock.now + timeLimit
        var place = start
        for _ in 0...redirections {
            if let flaw = place.flaw(isInternal: isInternal) { return .failed(flaw) }
            let call = MetadataCall(
                address: place, validator: validator, authorities: authorities, isInternal: isInternal,
                timeLeft: end - .now)
            switch try call.go(by: transfer) {
            case .redirected(let next): place = MetadataAddress(next)
            case .answered(let answer): return answer
            }
        }
        return .failed("\(start) redirects too often; use the address it ends at.")
    }
}

/// One request for metadata, and what is answered to it.
private struct MetadataCall {
    let address: MetadataAddress
    let validator: String?
    let authorities: String
    let isInternal: Bool
    let timeLeft: Duration

    enum Answer {
        case answered(MetadataAnswer)
        case redirected(String)
    }

    func go(by transfer: Transfer) throws(Transfer.Flaw) -> Answer {
        let (status, body) = try fetch(by: transfer)
        switch status {
        case 200: return .answered(.fetched(body: body, etag: transfer.validator))
        case 304 where validator != nil: return .answered(.unchanged)
        case 301, 302, 303, 307, 308:
            guard let next = transfer.redirection else { throw flaw("redirects to nowhere; check the address.") }
            return .redirected(next)
        default: throw flaw("answered \(status) instead of metadata; check the address.")
        }
    }

    private func fetch(by transfer: Transfer) throws(Transfer.Flaw) -> (status: Int, body: [UInt8]) {
        var fields = "Accept: application/samlmetadata+xml, application/xml, text/xml, */*;q=0.1\nUser-Agent: Muster\n"
        if let validator { fields += "\(validator.isETag ? "If-None-Match" : "If-Modified-Since"): \(validator)\n" }
        var status = 0
        var reason = FETCH_FAILED
        var words = [CChar](repeating: 0, count: 256)
        // Pages that are not written to are not there.
        let body = unsafe [UInt8](unsafeUninitializedCapacity: MetadataFetch.maximumBytes) { buffer, length in
            status = unsafe transfer_fetch(
                transfer.transfer, address.text, fields, authorities, permissions, milliseconds, buffer.baseAddress,
                buffer.count, &length, &reason, &words)
        }
        guard status > 0 else { throw flaw(sentence(about: reason, Transfer.text(words))) }
        return (status, Array(body[...]))
    }

    private var permissions: UInt32 {
        guard isInternal else { return 0 }
        return address.isPlain
            ? TRANSFER_PLAIN_HTTP.rawValue | TRANSFER_LOOPBACK_ALONE.rawValue : TRANSFER_PRIVATE_ADDRESSES.rawValue
    }

    /// At least one: none would be no limit.
    private var milliseconds: Int { max(1, Int(timeLeft / .milliseconds(1))) }

    private func sentence(about reason: fetch_flaw, _ words: String) -> String {
        switch reason {
        case FETCH_REFUSED_ADDRESS where address.isPlain:
            "is not on this machine; over the network, metadata comes by https:// alone."
        case FETCH_REFUSED_ADDRESS:
            "is at no public address; where providers are inside, serve with --internal-providers."
        case FETCH_TOO_LARGE:
            "sends more than \(MetadataFetch.maximumBytes / 1_048_576) MB; use the metadata of the one provider."
        case FETCH_TOO_SLOW: "did not send it all in time; try again, or save the metadata and add it as a file."
        default: "cannot be fetched (\(words)); check the address, and the server's certificate."
        }
    }

    private func flaw(_ words: String) -> Transfer.Flaw { Transfer.Flaw(description: "\(address) \(words)") }
}

extension Transfer {
    /// What to show the next time: the tag of what was fetched, or else its date (RFC 9110 §13.1.3).
    fileprivate var validator: String? {
        ["ETag", "Last-Modified"].lazy.compactMap(field).first { (1...256).contains($0.utf8.count) }
    }

    fileprivate var redirection: String? {
        guard let url = unsafe transfer_redirection(transfer) else { return nil }
        return unsafe String(cString: url)
    }

    private func field(_ name: String) -> String? {
        guard let value = unsafe transfer_field(transfer, name) else { return nil }
        return unsafe String(cString: value)
    }
}

extension String {
    /// Dates have no quotes (RFC 9110 §8.8.3).
    fileprivate var isETag: Bool { hasSuffix("\"") }
}
