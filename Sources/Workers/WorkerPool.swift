private import Dispatch
private import Foundation
private import Synchronization

/// A few threads of their own for work that keeps a processor busy, so that Swift's own threads never do it.
///
/// What finds no thread free waits in a line that has an end: who comes later is told so at once, instead of waiting
/// for an answer that nobody wants any more. So a rush at one door costs the others no more than these threads.
package final class WorkerPool: Sendable {
    private let line: WorkerLine
    private let threads: Int

    /// - Parameters:
    ///   - name: what debuggers call the threads.
    ///   - waiting: how many may wait besides those that are worked on.
    package init(_ name: String, threads: Int, waiting: Int) {
        line = WorkerLine(places: waiting)
        self.threads = threads
        for number in 1...threads {
            let thread = Thread { [line] in
                while let job = line.next() { job() }
            }
            thread.name = "\(name)-\(number)"
            thread.start()
        }
    }

    deinit { line.close(threads) }

    /// Waits until a thread has done the work.
    ///
    /// - Throws: `WorkersBusy` when the line is full; then nothing was done.
    package func perform<Value: Sendable>(
        _ work: @escaping @Sendable () -> Value
    ) async throws(WorkersBusy) -> Value {
        let done: Value? = await withCheckedContinuation { continuation in
            let isTaken = line.add { continuation.resume(returning: work()) }
            if !isTaken { continuation.resume(returning: nil) }
        }
        guard let done else { throw WorkersBusy() }
        return done
    }
}

/// More wants to be done than threads can do soon; the web door answers 503 with `Retry-After`.
package struct WorkersBusy: Error, Hashable, Sendable {
    package let secondsToWait = 2
}

/// What is to be done, first come, first served.
private final class WorkerLine: Sendable {
    typealias Job = @Sendable () -> Void

    private let places: Int
    private let jobs = Mutex<[Job]>([])
    private let calls = DispatchSemaphore(value: 0)

    init(places: Int) {
        self.places = places
    }

    /// False when there is no place left.
    func add(_ job: @escaping Job) -> Bool {
        let hasPlace = jobs.withLock { jobs in
            guard jobs.count < places else { return false }
            jobs.append(job)
            return true
        }
        if hasPlace { calls.signal() }
        return hasPlace
    }

    /// Waits for a job; nil means that there will be none any more.
    func next() -> Job? {
        calls.wait()
        return jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }

    /// Sends the threads away, after what waits was done.
    func close(_ threads: Int) {
        for _ in 0..<threads { calls.signal() }
    }
}
