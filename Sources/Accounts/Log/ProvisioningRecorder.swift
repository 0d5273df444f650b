private import SCIM
private import Synchronization

/// Writes the provisioning log, beside the requests: none of them waits for it, and none fails with it.
///
/// What happened waits in memory, a bounded number of events, and is written many at once.
package actor ProvisioningRecorder {
    /// Between two rounds of writing.
    static let pause: Duration = .milliseconds(200)
    /// One transaction writes so many at most, so that others get their turn.
    static let entriesInTransaction = 256
    private static let secondsBetweenSweeps: Int64 = 60

    private let store: any AccountStore
    private let environment: Environment
    private nonisolated let waiting = Mutex(WaitingEvents())
    /// What the store did not take; never more than waited once.
    private var unwritten: [ProvisioningEntry] = []
    /// What the events said of conflicts.
    private var news: [ConflictNews] = []
    private var round: Task<Bool, Never>?
    private var swept: Instant?
    /// Why nothing can be written just now, once it was told.
    private var trouble: String?
    private let report: @Sendable (_ trouble: String) -> Void

    /// - Parameter report: is told once each time that writing begins to fail.
    package init(
        store: any AccountStore,
        environment: Environment,
        report: @escaping @Sendable (_ trouble: String) -> Void
    ) {
        self.store = store
        self.environment = environment
        self.report = report
    }

    /// Takes an event in; returns at once, whatever the store does.
    package nonisolated func record(_ event: ProvisioningEvent) {
        guard event.isWanted else { return }
        waiting.withLock { $0.add(event) }
    }

    /// Writes now and then, and clears away what is older than it should be, until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            do { try await environment.sleep(Self.pause) } catch { return }
            await flush()
            await sweepIfDue()
        }
    }

    /// Writes everything that was taken in before; a second call waits for the first one.
    ///
    /// - Returns: whether the store took it; what it did not take waits for the next round.
    @discardableResult
    package func flush() async -> Bool {
        let before = round
        // A task of its own goes on when the caller is told to stop.
        let task = Task {
            _ = await before?.value
            return await write()
        }
        round = task
        return await task.value
    }

    /// Writes what is left, and how much was lost.
    package func finish() async {
        await flush()
        await flush()
    }

    private func write() async -> Bool {
        // While the store takes nothing, what waits goes on waiting within its bound.
        guard await writeUnwritten() else { return false }
        let (events, lost) = waiting.withLock { $0.take() }
        var entries: [ProvisioningEntry] = []
        news += events.compactMap(ConflictNews.init)
        for event in events { entries.append(ProvisioningEntry(event, name: await name(of: event))) }
        entries += lost.sorted { $0.key.name < $1.key.name }.map { .loss(of: $1, from: $0, environment) }
        unwritten = entries
        let isWritten = await writeUnwritten()
        if isWritten { await writeNews() }
        return isWritten
    }

    /// - Returns: whether nothing is left.
    private func writeUnwritten() async -> Bool {
        while !unwritten.isEmpty {
            let part = Array(unwritten.prefix(Self.entriesInTransaction))
            do {
                try await store.write { try $0.append(part) }
            } catch {
                tell(error)
                return false
            }
            trouble = nil
            unwritten.removeFirst(part.count)
        }
        return true
    }

    /// Conflicts are remembered and forgotten; one that could not be is told again with the next try.
    private func writeNews() async {
        let news = news
        self.news = []
        guard !news.isEmpty else { return }
        do {
            if !news.contains(where: \.isRefusal) { guard try await store.hasConflicts() else { return } }
            try await store.write { records in for item in news { try records.take(item) } }
        } catch {
            tell(error)
        }
    }

    /// A refused change of somebody who is there names only an id; people know them by their name.
    private func name(of event: ProvisioningEvent) async -> String? {
        guard event.status >= 400, event.status != 404, event.ownName == nil, let id = event.facts.id,
            let known = Account.ID(id)
        else { return nil }
        let organization = event.credential.organization.id
        let document =
            switch event.schemas?.type.name {
            case "User": try? await store.record(known, in: organization)?.document
            case "Group": try? await store.group(known, in: organization)?.document
            default: String?.none
            }
        return document.flatMap { (try? JSONValue(decoding: Array($0.utf8)))?.object?.recognisableName }
    }

    private func tell(_ error: any Error) {
        if trouble == nil { report("\(error)") }
        trouble = "\(error)"
    }
}

extension ProvisioningRecorder {
    private func sweepIfDue() async {
        let now = environment.now()
        if let swept, now < swept.advanced(bySeconds: Self.secondsBetweenSweeps) { return }
        swept = now
        await sweep()
    }

    /// Clears away what each organization no longer wants to keep, a little at a time.
    package func sweep() async {
        let now = environment.now()
        do {
            for organization in try await store.organizations() {
                for isRead in [true, false] {
                    let days = isRead ? organization.settings.logReadDays : organization.settings.logDays
                    let end = now.advanced(bySeconds: -86_400 * Int64(days))
                    while try await store.write({
                        try $0.sweepLog(reads: isRead, before: end, in: organization.id)
                    }) {}
                }
            }
        } catch {
            tell(error)
        }
    }
}
