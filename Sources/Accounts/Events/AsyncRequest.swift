package import SCIM

/// A bulk that was accepted and is done later (RFC 9967 §2.5.1.2).
package struct AsyncRequest: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let organization: Organization.ID
        /// What its client knows it by (`Set-Txn`).
        package let transaction: String

        package init(in organization: Organization.ID, transaction: String) {
            self.organization = organization
            self.transaction = transaction
        }
    }

    package let id: ID
    package let integration: Integration.ID
    /// With which it was asked for.
    package let token: Token.ID
    /// By which the provisioning log knows it.
    package let requestID: String
    /// The message, sealed, for there may be passwords in it; nil when everything is done.
    package let body: [UInt8]?
    /// Until when it belongs to whoever does it.
    package let lease: Instant
    package let expires: Instant

    package init(
        id: ID,
        integration: Integration.ID,
        token: Token.ID,
        requestID: String,
        body: [UInt8]?,
        lease: Instant,
        expires: Instant
    ) {
        self.id = id
        self.integration = integration
        self.token = token
        self.requestID = requestID
        self.body = body
        self.lease = lease
        self.expires = expires
    }

    /// How long results can be fetched, in seconds: a week.
    static let secondsKept: Int64 = 7 * 86_400
    /// How long a request belongs to whoever claimed it; then others may think that it died.
    package static let secondsForLease: Int64 = 15
}

/// What became of one operation of an asynchronous request.
package struct AsyncResult: Hashable, Sendable {
    /// In the request, from 0.
    package let place: Int
    package let subject: EventSubject
    /// As the answer to a bulk has it (RFC 7644 §3.7.3).
    package let entry: JSONObject

    package init(at place: Int, about subject: EventSubject, _ entry: JSONObject) {
        self.place = place
        self.subject = subject
        self.entry = entry
    }
}

/// A result as it is stored: the part of its token that stays the same.
package struct StoredResult: Hashable, Sendable {
    package let place: Int
    /// What `SecurityEventToken.content` made.
    package let content: String

    package init(place: Int, content: String) {
        self.place = place
        self.content = content
    }

    /// The operation as the answer to a bulk has it.
    package var entry: JSONObject? {
        let content = try? JSONValue(decoding: Array(content.utf8)).object
        return content?["events"]?.object?.members.first?.value.object
    }
}
