package import SCIM

/// Something that happened to an account, or that its person did.
package struct TimelineEntry: Hashable, Sendable {
    package enum Event: Hashable, Sendable {
        case created
        case invited
        case claimed
        case provisioned(ProvisioningEntry)
        /// - recipient: masked; nil once the message is gone.
        case message(StoredMessage, recipient: String?)
        case code(ClaimCode.Kind, until: Instant)
        case administered(AuditEntry)
        case did(AccountEvent.Kind)
        case session(Session)
    }

    package let at: Instant
    package let event: Event
}

/// All that is known to have happened to an account, the newest first.
package struct Timeline: Hashable, Sendable {
    package static let pageSize = 50

    package let entries: [TimelineEntry]
    /// How many there are in front of these; nil at the end.
    package let next: Int?

    /// - Parameters:
    ///   - all: in any order.
    ///   - start: how many are passed over.
    init(_ all: [TimelineEntry], from start: Int) {
        let sorted = all.enumerated().sorted { ($1.element.at, $0.offset) < ($0.element.at, $1.offset) }
        let rest = sorted.dropFirst(max(0, start))
        entries = rest.prefix(Timeline.pageSize).map(\.element)
        next = rest.count > entries.count ? start + entries.count : nil
    }
}
