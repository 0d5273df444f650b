package import SCIM

/// What can be said of an integration's connection from its tokens and its log.
package struct ConnectionReport: Sendable {
    package enum Finding: Hashable, Sendable {
        case noToken
        /// Every token has ended; the last one then.
        case allEnded(Instant)
        case endsSoon(Token.ID, Instant)
        /// Nobody has called: the address or the token was not copied, or the provider was not switched on.
        case noCallYet
        /// A token was refused that is known here; the log says why.
        case tokenRefused(LoggedEntry)
        case lastCallFailed(LoggedEntry)
        case working
    }

    package let tokens: [Token]
    package let findings: [Finding]
    /// What was asked last, and got an answer.
    package let last: LoggedEntry?

    /// The oldest entry comes first.
    init(_ tokens: [Token], _ log: [LoggedEntry], at now: Instant) {
        self.tokens = tokens
        last = log.last
        var findings: [Finding] = []
        let live = tokens.filter { $0.isLive(at: now) }
        if live.isEmpty { findings.append(tokens.map(\.expires).max().map(Finding.allEnded) ?? .noToken) }
        let horizon = now.advanced(bySeconds: 86_400 * (Limits.daysOfTokenWarning.max() ?? 0))
        if live.count == 1, let token = live.first, token.expires < horizon {
            findings.append(.endsSoon(token.id, token.expires))
        }
        switch last {
        case let entry? where entry.entry.status == 401: findings.append(.tokenRefused(entry))
        case let entry? where entry.entry.isFailure: findings.append(.lastCallFailed(entry))
        case nil where tokens.allSatisfy { $0.lastUsed == nil }: findings.append(.noCallYet)
        default: break
        }
        self.findings = findings.isEmpty ? [.working] : findings
    }
}
