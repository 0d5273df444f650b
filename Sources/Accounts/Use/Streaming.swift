package import SCIM
private import Secrets

/// What an operator does about streams of events.
extension Administration {
    /// How a receiver wants to be told, as an operator says it.
    package struct StreamWish: Sendable {
        /// Where to push to; nil where the receiver fetches.
        package let endpoint: String?
        /// The value of the field `Authorization` of each push.
        package let authorization: String?
        /// Nil is the endpoint, or else the name of the integration.
        package let audience: String?
        package let kinds: Set<ResourceEvent.Kind>
        package let detail: ResourceEvent.Detail
        package let days: Int64

        package init(
            endpoint: String?,
            authorization: String? = nil,
            audience: String? = nil,
            kinds: Set<ResourceEvent.Kind> = Set(ResourceEvent.Kind.allCases),
            detail: ResourceEvent.Detail = .full,
            days: Int64 = 7
        ) {
            self.endpoint = endpoint
            self.authorization = authorization
            self.audience = audience
            self.kinds = kinds
            self.detail = detail
            self.days = days
        }
    }

    /// Makes a stream, its integration if there is none of that name, and the key that signs, if there is none yet.
    ///
    /// What happened before is not in it.
    package func createStream(_ wish: StreamWish, integration name: String, in slug: String) async throws
        -> EventStream.ID
    {
        try Integration.checkName(name)
        try wish.check()
        let organization = try await organization(slug)
        let (now, key) = (environment.now(), SigningKey(keyring, environment))
        let terms = EventStream.Terms(
            delivery: wish.endpoint.map { .push(endpoint: $0, authorization: seal(wish.authorization)) } ?? .poll,
            audience: wish.audience ?? wish.endpoint ?? name, kinds: wish.kinds, detail: wish.detail, days: wish.days)
        return try await inIntegration(name, of: organization, at: now) { records, integration, entry in
            let others = try records.streams(in: organization.id).filter { $0.integration == integration.id }
            guard others.count < Limits.streamsOfIntegration else {
                throw Refusal("\(name) has \(others.count) streams already; delete one with muster stream delete.")
            }
            try records.insert(key)
            let id = try records.insert(terms, of: integration.id, in: organization.id, at: now)
            entry.tell("stream", to: "\(id.number), for \(terms.audience)")
            return id
        }
    }

    package func streams(in slug: String) async throws -> [EventStream] {
        try await store.streams(in: try await organization(slug).id)
    }

    /// - Parameter reason: nil lets the stream run again.
    package func pause(_ stream: EventStream.ID, in slug: String, because reason: String?) async throws {
        let (organization, now) = (try await organization(slug), environment.now())
        try await desk.perform(.manageIntegrations, by: .operator(of: organization)) { records, entry in
            guard try records.pause(stream, in: organization.id, because: reason, at: now) else {
                throw Refusal.noStream(stream, in: slug)
            }
            entry.tell("stream \(stream.number)", to: reason.map { "paused: \($0)" } ?? "runs")
        }
    }

    /// Ends a stream; what waits for it goes too.
    package func delete(_ stream: EventStream.ID, in slug: String) async throws {
        let organization = try await organization(slug)
        try await desk.perform(.manageIntegrations, by: .operator(of: organization)) { records, entry in
            guard try records.delete(stream, in: organization.id) else { throw Refusal.noStream(stream, in: slug) }
            entry.tell("stream", from: String(stream.number), to: nil)
        }
    }

    /// What waits, and what was refused, the oldest first.
    package func outbox(of slug: String) async throws -> [OutboxEntry] {
        try await store.outbox(of: try await organization(slug).id, limit: Limits.outboxEntriesShown)
    }

    private func seal(_ authorization: String?) -> [UInt8]? {
        authorization.map { text in
            keyring.seal(
                Array(text.utf8), in: EventStream.authorizationContext, for: .events,
                nonce: environment.random(Keyring.nonceLength))
        }
    }
}

extension Administration.StreamWish {
    fileprivate func check() throws(Refusal) {
        let texts = [endpoint, authorization, audience].compactMap(\.self)
        guard texts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= Limits.nameBytes && $0.isPlainText }) else {
            throw Refusal("Endpoint, authorization and audience have 1 to \(Limits.nameBytes) visible characters.")
        }
        guard endpoint?.split(separator: "/").dropFirst().first?.contains("@") != true else {
            throw Refusal("An endpoint is shown to everybody who lists streams; give its password in a file.")
        }
        guard !kinds.isEmpty else { throw Refusal("A stream without events is good for nothing; name some.") }
        guard EventStream.days.contains(days) else {
            throw Refusal(
                "Events are kept \(EventStream.days.lowerBound) to \(EventStream.days.upperBound) days.")
        }
    }
}

extension Refusal {
    fileprivate static func noStream(_ stream: EventStream.ID, in slug: String) -> Refusal {
        Refusal("There is no stream \(stream.number) in \(slug); see muster stream list.")
    }
}
