private import Dispatch
private import Foundation
private import Synchronization

/// A few threads that wait for receivers, so that no other thread has to.
final class Carriers: Sendable {
    private let line = Line()
    private let count: Int

    init(count: Int) {
        self.count = count
        for _ in 0..<count {
            let thread = Thread { [line] in
                guard let transfer = Transfer() else { return }
                while let job = line.next() { job(transfer) }
            }
            thread.name = "carrier"
            thread.start()
        }
    }

    deinit { line.close(count) }

    func carry<Parcel: Carried>(_ parcel: Parcel) async -> Result<Parcel.Answer, Transfer.Flaw> {
        await withCheckedContinuation { continuation in
            line.add { transfer in
                do throws(Transfer.Flaw) {
                    continuation.resume(returning: .success(try parcel.go(by: transfer)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
    }

    /// What is to be done, first come, first served.
    private final class Line: Sendable {
        typealias Job = @Sendable (Transfer) -> Void

        private let jobs = Mutex<[Job]>([])
        private let calls = DispatchSemaphore(value: 0)

        func add(_ job: @escaping Job) {
            jobs.withLock { $0.append(job) }
            calls.signal()
        }

        /// Waits for a job; nil means that there will be none any more.
        func next() -> Job? {
            calls.wait()
            return jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        }

        /// Sends the threads away, after what waits was done.
        func close(_ count: Int) {
            for _ in 0..<count { calls.signal() }
        }
    }
}

/// What a carrier can take somewhere, and come back with an answer.
protocol Carried: Sendable {
    associatedtype Answer: Sendable
    func go(by transfer: Transfer) throws(Transfer.Flaw) -> Answer
}
