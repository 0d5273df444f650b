internal import SCIM

/// One step with everybody whom a list means.
extension PersonDeeds {
    package enum ManyOutcome: Hashable, Sendable {
        /// - passedOver: whom the step was impossible with, or who is out of reach.
        /// - next: behind whom those stand whose turn comes next; nil when everybody had it.
        case done(changed: Int, passedOver: Int, next: PeoplePosition?)
        /// There are so many by now, and another number was confirmed.
        case notConfirmed(PeopleCount)
    }

    /// How many people a step is about to be taken with: those of the query from its place on.
    ///
    /// - Throws: `StoreError.tooSlow` when counting them takes too long.
    package func count(_ query: PeopleQuery, by acting: ActingAdministrator) async throws -> PeopleCount {
        try desk.allow(.readPeople, to: acting)
        return PeopleCount(
            try await desk.store.countPeople(query, upTo: Limits.peopleCounted + 1, in: acting.organization.id))
    }

    /// Takes a step with as many of them as are changed at once, some in each transaction; each has an entry in the audit
    /// log.
    ///
    /// Whoever is done stays done when something goes wrong later; taking the step again goes on with the rest.
    ///
    /// - Parameter confirmed: how many people they are, as somebody has typed it: `PeopleCount.atOnce`.
    package func take(
        _ step: PersonStep,
        withAll query: PeopleQuery,
        confirmed: Int?,
        by acting: ActingAdministrator
    ) async throws -> ManyOutcome {
        let isDangerous = step.shutsOut || step.deed.isDangerous
        try desk.allow(step.deed, to: acting, asDangerous: isDangerous)
        let count = try await count(query, by: acting)
        guard confirmed == count.atOnce else { return .notConfirmed(count) }
        var (place, rest, changed, passedOver) = (query.place, count.atOnce, 0, 0)
        var next: PeoplePosition?
        while rest > 0 {
            let people = try await desk.store.people(
                query.at(place), limit: min(rest, Limits.peopleInBatch), in: acting.organization.id)
            guard let last = people.last else { break }
            let done = try await take(step, with: people.map(\.id), isDangerous, by: acting)
            (changed, passedOver) = (changed + done, passedOver + people.count - done)
            (rest, next, place) = (rest - people.count, last.position, .behind(last.position))
        }
        return .done(changed: changed, passedOver: passedOver, next: count.isForSeveralTurns ? next : nil)
    }

    /// - Returns: with how many of them the step was possible.
    private func take(
        _ step: PersonStep,
        with ids: [Account.ID],
        _ isDangerous: Bool,
        by acting: ActingAdministrator
    ) async throws -> Int {
        try await desk.perform(step.deed, by: acting, asDangerous: isDangerous) { [self] records, entry in
            var done = 0
            for id in ids {
                guard let (account, _) = try records.account(id, in: acting.organization.id), account.allows(step),
                    try isTaken(step, with: account, by: acting, at: entry.at, records)
                else { continue }
                var own = AuditEntry(
                    at: entry.at, who: entry.who, deed: entry.deed, network: entry.network,
                    subject: .account(id, account.userName))
                own.tell("step", to: step.rawValue)
                try records.append(own, in: acting.organization.id)
                done += 1
            }
            entry.tell("step", to: step.rawValue)
            entry.tell("people", to: "\(done)")
            return done
        }
    }

    private func isTaken(
        _ step: PersonStep,
        with account: Account,
        by acting: ActingAdministrator,
        at now: Instant,
        _ records: any AccountTransaction
    ) throws -> Bool {
        do {
            try records.checkReach(of: acting, to: account.id, at: now)
            let notice = try take(step, with: account, by: acting, records)
            // Whose number has had its messages of the day is not reminded.
            return step != .remind || notice != .leftToTomorrow
        } catch is Refusal {
            return false
        } catch is Forbidden {
            return false
        }
    }
}
