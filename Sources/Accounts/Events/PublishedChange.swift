package import SCIM

/// A change of a resource, as it is told to those who follow.
package struct PublishedChange: Sendable {
    package let organization: Organization.ID
    /// The same for all who are told, however often (`txn`).
    package let transaction: String
    package let time: Instant
    package let events: [ResourceEvent]
    let subject: EventSubject

    /// How an existing resource was changed.
    package enum Verb: Sendable {
        case put, patch
    }

    init(
        in organization: Organization.ID,
        _ subject: EventSubject,
        _ events: [ResourceEvent],
        _ environment: Environment
    ) {
        self.organization = organization
        self.subject = subject
        self.events = events
        transaction = environment.random(16).hexadecimal
        time = environment.now()
    }

    /// Tells what became of an operation of an asynchronous request (RFC 9967 §2.5.1.2).
    init(_ result: AsyncResult, of request: AsyncRequest.ID, at time: Instant) {
        organization = request.organization
        subject = result.subject
        events = [.asyncresp(result.entry)]
        transaction = "\(request.transaction):\(result.place)"
        self.time = time
    }

    /// What a token about an event carries; less than was agreed where that would be too much for one token.
    package func content(_ event: ResourceEvent, _ detail: ResourceEvent.Detail) -> String {
        let content = SecurityEventToken.content(subject, [(event.uri(detail), event.payload(detail))])
        guard detail == .full, content.utf8.count > Limits.eventBytes else { return content }
        return self.content(event, .notice)
    }
}

// MARK: Accounts

extension PublishedChange {
    package init(created account: Account, as schemas: SchemaSet, _ environment: Environment) {
        let resource = account.told(schemas)
        self.init(
            in: account.organization, account.subject(schemas), [.create(resource, account.version)], environment)
    }

    /// A change of `active` is told by an event of its own besides.
    init(
        _ verb: Verb,
        of old: Account,
        to new: Account,
        as schemas: SchemaSet,
        _ environment: Environment
    ) {
        let (before, after) = (old.told(schemas), new.told(schemas))
        let difference = ResourceDifference(from: before, to: after)
        var events: [ResourceEvent] =
            switch verb {
            case .put: [.put(after, difference, new.version)]
            case .patch: [.patch(difference, new.version)]
            }
        if old.isActive != new.isActive { events.append(new.isActive ? .activate : .deactivate) }
        self.init(in: new.organization, new.subject(schemas), events, environment)
    }

    init(deleted account: Account, as schemas: SchemaSet, _ environment: Environment) {
        self.init(in: account.organization, account.subject(schemas), [.delete], environment)
    }
}

extension Account {
    /// As it would be answered: nothing that is never returned is told (RFC 7643 §7).
    fileprivate func told(_ schemas: SchemaSet) -> JSONObject { schemas.answered(resource) }

    fileprivate func subject(_ schemas: SchemaSet) -> EventSubject {
        EventSubject(endpoint: schemas.type.endpoint, id: id.text, externalID: externalID)
    }
}

// MARK: Groups

extension PublishedChange {
    init(created group: Group, members: [MemberReference], as schemas: SchemaSet, _ environment: Environment) {
        let resource = group.told(schemas, members)
        self.init(in: group.organization, group.subject(schemas), [.create(resource, group.version)], environment)
    }

    /// - Parameter members: how the members changed; nothing where nobody came or went.
    init(
        _ verb: Verb,
        of old: Group,
        to new: Group,
        members: [MemberChange],
        as schemas: SchemaSet,
        _ environment: Environment
    ) {
        let after = new.told(schemas)
        let difference = ResourceDifference(from: old.told(schemas), to: after, members: members)
        let event: ResourceEvent =
            switch (verb, members.first) {
            case (.put, .replace(let members)?): .put(new.told(schemas, members), difference, new.version)
            case (.put, _): .put(after, difference, new.version)
            case (.patch, _): .patch(difference, new.version)
            }
        self.init(in: new.organization, new.subject(schemas), [event], environment)
    }

    init(deleted group: Group, as schemas: SchemaSet, _ environment: Environment) {
        self.init(in: group.organization, group.subject(schemas), [.delete], environment)
    }
}

extension Group {
    /// As it would be answered, with these members.
    fileprivate func told(_ schemas: SchemaSet, _ members: [MemberReference] = []) -> JSONObject {
        var told = schemas.answered(resource)
        if !members.isEmpty { told.append("members", members.value) }
        return told
    }

    fileprivate func subject(_ schemas: SchemaSet) -> EventSubject {
        EventSubject(endpoint: schemas.type.endpoint, id: id.text, externalID: externalID)
    }
}

extension SchemaSet {
    /// A resource without what is never answered, or only when it is asked for.
    fileprivate func answered(_ resource: JSONObject) -> JSONObject {
        hidesStoredAttributes ? project(resource, .standard) : resource
    }
}
