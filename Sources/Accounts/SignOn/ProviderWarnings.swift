package import SCIM

/// What an administrator should see to before people cannot sign on any more.
package enum ProviderAlert: Hashable, Sendable {
    /// - days: until then, whole ones; negative once it is over.
    case metadataEnds(Instant, days: Int64)
    case certificateEnds(Instant, days: Int64)
    /// All keys in newer metadata are other ones.
    case held
    /// Why the metadata cannot be read again.
    case trouble(String)

    /// Whether it is to be seen to in this very week.
    package var isUrgent: Bool {
        switch self {
        case .metadataEnds(_, let days), .certificateEnds(_, let days): days <= Limits.daysOfUrgentWarning
        case .held: true
        case .trouble: false
        }
    }
}

extension Provider {
    package func alerts(at now: Instant, within days: Int64 = Limits.daysOfCertificateNotice) -> [ProviderAlert] {
        let soon = now.advanced(bySeconds: days * 86_400)
        var alerts: [ProviderAlert] = []
        if let until = facts.validUntil, until < soon {
            alerts.append(.metadataEnds(until, days: until.days(after: now)))
        }
        if let end = facts.certificatesEnd, end < soon {
            alerts.append(.certificateEnds(end, days: end.days(after: now)))
        }
        if held != nil { alerts.append(.held) }
        if let trouble = source?.trouble { alerts.append(.trouble(trouble)) }
        return alerts
    }

    /// The same in sentences for the command line, which says it later: whoever reads it is about to act.
    package func warnings(at now: Instant) -> [String] {
        let remedy = source == nil ? " (muster provider replace)" : ""
        return alerts(at: now, within: Limits.daysOfCertificateWarning).map { alert in
            switch alert {
            case .metadataEnds(let until, _):
                "its metadata \(until <= now ? "was" : "is") valid until \(until); without newer metadata nobody signs on"
                    + remedy
            case .certificateEnds(let end, _):
                "its last certificate \(end <= now ? "ended" : "ends") at \(end); ask for the next one, before another key "
                    + "signs" + remedy
            case .held:
                "all keys in its newer metadata are other ones; ask whether that is right (muster provider approve)"
            case .trouble(let trouble): "its metadata cannot be read again: \(trouble)"
            }
        }
    }
}

extension Instant {
    /// Rounded down, so that what is over is negative.
    fileprivate func days(after other: Instant) -> Int64 {
        let difference = milliseconds - other.milliseconds
        return difference >= 0 ? difference / 86_400_000 : -1
    }
}
