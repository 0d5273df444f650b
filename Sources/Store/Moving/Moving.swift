extension SQLAccountStore {
    /// Copies everything to another store, whichever databases the two are on.
    ///
    /// Nobody changes this store meanwhile, and the other one is filled in one transaction: what is read back at its end
    /// has the digests of what was read here, or nothing of it stays.
    ///
    /// - Parameters:
    ///   - replaces: whether what the other store holds is put away.
    ///   - progress: is told of each page, on the thread of the other store.
    /// - Throws: `TargetHoldsData` when the other store holds something else and is not to be replaced.
    package func move(
        to target: SQLAccountStore,
        replaces: Bool = false,
        progress: @escaping @Sendable (MoveProgress) -> Void = { _ in }
    ) async throws -> MoveReport {
        let talk = MoveTalk()
        async let reading = result(of: talk) { try talk.serve($0) }
        async let filling = target.result(of: talk) { [dialect = target.dialect] content in
            try MoveTarget(
                session: content.session, dialect: dialect, talk: talk, replaces: replaces, progress: progress
            ).run()
        }
        let (read, filled) = (await reading, await filling)
        return try await reporting {
            // Whoever fails ends the other, who knows no reason.
            if case .failure(let reason) = read, !(reason is OtherSideEnded) { throw reason }
            return try filled.get()
        }
    }

    /// One side, in a transaction that nobody else writes beside; the talk ends with it.
    private func result<Value: Sendable>(
        of talk: MoveTalk,
        _ side: @escaping @Sendable (MovedContent) throws -> Value
    ) async -> Result<Value, any Error> {
        defer { talk.end() }
        let once = OnlyOnce()
        do {
            return .success(
                try await driver.write { [dialect] session in
                    for statement in dialect.hold(MovedTable.all) { _ = try session.rows(statement) }
                    try once.begin()
                    return try side(MovedContent(session: session))
                })
        } catch {
            return .failure(error)
        }
    }
}
