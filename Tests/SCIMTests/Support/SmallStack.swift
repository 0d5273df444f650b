import Foundation

/// Runs work on a thread whose stack has 512 KB, as the threads of a server may have; a recursion without a bound ends
/// the process there.
func onSmallStack<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        let thread = Thread { continuation.resume(returning: work()) }
        thread.stackSize = 512 * 1024
        thread.start()
    }
}
