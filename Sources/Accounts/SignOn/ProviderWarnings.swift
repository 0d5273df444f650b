package import SCIM

/// What an administrator should see to before people cannot sign on any more.
extension Provider {
    package func warnings(at now: Instant) -> [String] {
        let soon = now.advanced(bySeconds: Limits.daysOfCertificateWarning * 86_400)
        var warnings: [String] = []
        if let until = facts.validUntil, until < soon {
            warnings.append(
                "its metadata \(until <= now ? "was" : "is") valid until \(until); without newer metadata nobody signs on"
                    + (source == nil ? " (muster provider replace)" : ""))
        }
        if let end = facts.certificatesEnd, end < soon {
            warnings.append(
                "its last certificate \(end <= now ? "ended" : "ends") at \(end); ask for the next one, before another key "
                    + "signs" + (source == nil ? " (muster provider replace)" : ""))
        }
        if held != nil {
            warnings.append(
                "all keys in its newer metadata are other ones; ask whether that is right (muster provider approve)")
        }
        if let trouble = source?.trouble { warnings.append("its metadata cannot be read again: \(trouble)") }
        return warnings
    }
}
