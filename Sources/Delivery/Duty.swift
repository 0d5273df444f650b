/// One kind of thing that the courier takes somewhere: what it looks after, every second.
package protocol Duty: Sendable {
    /// Looks once for what is due, and starts the work that comes of it; no more than there are hands for.
    func begin(_ origin: String, _ start: (@escaping @Sendable () async -> Void) -> Void) async
    /// Clears away what nobody wants any more.
    func sweep() async
}
