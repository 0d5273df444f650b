package import SCIM

/// The events of an organization on their way to one receiver (RFC 9967 §1.2); it belongs to an integration.
package struct EventStream: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let number: Int64

        package init(_ number: Int64) {
            self.number = number
        }
    }

    package let id: ID
    package let organization: Organization.ID
    package let integration: Integration.ID
    package let terms: Terms
    /// Why nothing is delivered just now; events wait meanwhile. Nil when the stream runs.
    package let paused: String?
    package let created: Instant

    package init(
        id: ID,
        organization: Organization.ID,
        integration: Integration.ID,
        terms: Terms,
        paused: String?,
        created: Instant
    ) {
        self.id = id
        self.organization = organization
        self.integration = integration
        self.terms = terms
        self.paused = paused
        self.created = created
    }

    /// How events reach the receiver.
    package enum Delivery: Hashable, Sendable {
        /// They are posted to it (RFC 8935), with this in the field `Authorization`, which is sealed.
        case push(endpoint: String, authorization: [UInt8]?)
        /// It fetches them (RFC 8936).
        case poll
    }

    /// What was agreed with the receiver.
    package struct Terms: Hashable, Sendable {
        package let delivery: Delivery
        /// `aud` of every token.
        package let audience: String
        package let kinds: Set<ResourceEvent.Kind>
        package let detail: ResourceEvent.Detail
        /// How long an event waits for its delivery at most.
        package let days: Int64

        package init(
            delivery: Delivery,
            audience: String,
            kinds: Set<ResourceEvent.Kind>,
            detail: ResourceEvent.Detail,
            days: Int64
        ) {
            self.delivery = delivery
            self.audience = audience
            self.kinds = kinds
            self.detail = detail
            self.days = days
        }
    }

    /// How long it takes at most until every server knows of a new stream.
    package static let timeUntilKnown = Duration.seconds(1)

    /// How long events may be kept, in days.
    package static let days: ClosedRange<Int64> = 1...90

    /// In what the value of `Authorization` is sealed.
    static let authorizationContext = Array("stream authorization".utf8)
}
