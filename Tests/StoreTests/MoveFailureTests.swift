import Accounts
import Dispatch
import Foundation
import SCIM
import Store
import Synchronization
import TestSupport
import Testing

/// Whichever side of a move fails, the other ends too, and the target is as it was.
@Suite(.timeLimit(.minutes(10))) struct MoveFailureTests {
    /// A NUL is no value that this program lets in, and so none that it reads.
    @Test(arguments: [false, true])
    func `a source that cannot be read to its end leaves the target as it was`(replaces: Bool) async throws {
        let pair = try await MovePair(people: 600)
        try await pair.source.insert(try pair.source.entry(["userName": "damaged", "title": "\u{0}"]))
        if replaces { _ = try await StoreHouse.company("other", in: pair.target) }
        let before = try await pair.target.organizations()
        await #expect(throws: SCIMError.self) {
            try await pair.source.store.move(to: pair.target, replaces: replaces)
        }
        #expect(try await pair.target.organizations() == before)
        try await StoreHouse.company("next", in: pair.source.store)
        try await StoreHouse.company("next", in: pair.target)
    }

    /// What can happen to the target meanwhile; a file has no server that could lose it or alter its rows.
    enum Mishap: CaseIterable {
        case keptByAnother, connectionLost, rowAltered
    }

    @Test(arguments: TestDatabase.isPostgres ? Mishap.allCases : [.keptByAnother])
    func `a mishap leaves the target as it was, the source goes on, and the next move succeeds`(
        mishap: Mishap
    ) async throws {
        let pair = try await MovePair(people: 600)
        switch mishap {
        case .keptByAnother:
            let error = await #expect(throws: StoreError.self) { try await pair.moveWhileKept() }
            if case .unavailable = error {} else { Issue.record("\(String(describing: error))") }
        case .connectionLost:
            let reason = "The connection was lost, and nothing was moved; run the command again."
            await #expect(throws: StoreError.unavailable(reason)) { try await pair.moveAndCutConnections() }
        case .rowAltered:
            try await pair.installAlteration()
            await #expect(throws: CopyDiffers.self) { try await pair.source.store.move(to: pair.target) }
            try await pair.removeAlteration()
        }
        #expect(try await pair.target.organizations() == [])
        try await StoreHouse.company("next", in: pair.source.store)
        #expect(try await pair.source.store.move(to: pair.target).isNew)
    }

    /// While the first page is on its way, somebody wants to write.
    @Test(arguments: MovePair.Direction.allCases)
    func `nobody changes the source meanwhile`(direction: MovePair.Direction) async throws {
        let pair = try await MovePair(direction)
        let writer = try await pair.source.reopened()
        let isWritten = DispatchSemaphore(value: 0)
        let wasWrittenEarly = Mutex<Bool?>(nil)
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        async let writing: Void = {
            _ = await starts.first { _ in true }
            try await StoreHouse.company("late", in: writer)
            isWritten.signal()
        }()
        let report = try await pair.source.store.move(to: pair.target) { _ in
            start.yield()
            wasWrittenEarly.withLock { early in
                if early == nil { early = isWritten.wait(timeout: .now() + .milliseconds(200)) == .success }
            }
        }
        try await writing
        #expect(wasWrittenEarly.withLock(\.self) == false)
        #expect(report.tables.first { $0.table == "organization" }?.rows == 1)
        #expect(try await pair.target.organizations().map(\.slug) == ["acme"])
        #expect(try await pair.source.store.organizations().map(\.slug) == ["acme", "late"])
    }
}

/// What others do to the target.
extension MovePair {
    private struct ThoughtBetter: Error {}

    private var schema: String { targetURL.components(separatedBy: "search_path%3D").last ?? "" }

    private func query(_ statement: String) async throws {
        try await TestDatabase.query(statement, on: try #require(TestDatabase.server))
    }

    /// Moves while another process is in the middle of a write, which comes to nothing.
    fileprivate func moveWhileKept() async throws {
        let other = try await MovePair.store(targetURL)
        let isDone = DispatchSemaphore(value: 0)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let work = Task {
            try await other.write { records in
                _ = try records.insertOrganization(slug: "kept", name: "kept", at: StoreHouse.start)
                begin.yield()
                isDone.wait()
                throw ThoughtBetter()
            }
        }
        _ = await begun.first { _ in true }
        let outcome: Result<MoveReport, any Error>
        do { outcome = .success(try await source.store.move(to: target)) } catch { outcome = .failure(error) }
        isDone.signal()
        await #expect(throws: ThoughtBetter.self) { try await work.value }
        _ = try outcome.get()
    }

    /// Moves, and cuts the target's connections when some pages have arrived.
    fileprivate func moveAndCutConnections() async throws {
        let target = try await MovePair.store(targetURL + "&application_name=\(schema)")
        let isCut = DispatchSemaphore(value: 0)
        let (calls, call) = AsyncStream.makeStream(of: Void.self)
        async let cut: Void = {
            _ = await calls.first { _ in true }
            defer { isCut.signal() }
            try await query(
                """
                DO $$ BEGIN PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = left('\(schema)', 63); END $$
                """)
        }()
        do {
            _ = try await source.store.move(to: target) { progress in
                guard progress.table == "account", progress.rows == 500 else { return }
                call.yield()
                isCut.wait()
            }
        } catch {
            call.finish()
            try await cut
            throw error
        }
    }

    fileprivate func installAlteration() async throws {
        try await query(
            """
            CREATE FUNCTION \(schema).alter_row() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN NEW.version := NEW.version + 1; RETURN NEW; END $$;
            CREATE TRIGGER alteration BEFORE INSERT ON \(schema).account
            FOR EACH ROW EXECUTE FUNCTION \(schema).alter_row()
            """)
    }

    fileprivate func removeAlteration() async throws {
        try await query("DROP TRIGGER alteration ON \(schema).account; DROP FUNCTION \(schema).alter_row()")
    }
}
