extension PostgresSlot {
    /// Answers lookups that travel together.
    ///
    /// One that fails is told so alone. The server skips those behind it, so they are asked again, as are those that
    /// have no answer when the connection was lost: they only read.
    func answer(_ lookups: [PostgresLookup]) {
        var waiting = lookups[...]
        var mayBeLost = true
        while !waiting.isEmpty {
            do {
                try connected().ask(waiting.map(\.sql)) { answer in
                    waiting.popFirst()?.answer(answer.map(\.rows.first).mapError(\.translated))
                }
            } catch let error as PostgresError where error.isLost && mayBeLost {
                mayBeLost = false
                drop()
            } catch {
                drop()
                let reason = (error as? PostgresError)?.translated ?? error
                waiting.forEach { $0.answer(.failure(reason)) }
                return
            }
            // What made the first wait may make the next wait as long.
            waiting.removeAll { lookup in
                guard lookup.deadline < .now else { return false }
                lookup.answer(.failure(PostgresLine.tooLate))
                return true
            }
        }
    }
}
