private import Dispatch
private import Synchronization

/// Values from one thread to another, in order; whoever is ahead waits.
///
/// Both threads must be the drivers' own: they stand still while they wait.
final class Handover<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var isEnded = false
    }

    private let state = Mutex(State())
    private let places = DispatchSemaphore(value: 0)
    private let arrivals = DispatchSemaphore(value: 0)

    /// - Parameter capacity: how many values may lie between the two.
    init(capacity: Int) {
        for _ in 0..<capacity { places.signal() }
    }

    /// - Returns: false when nobody takes it any more.
    func give(_ element: Element) -> Bool {
        places.wait()
        let isEnded = state.withLock { state in
            if !state.isEnded { state.elements.append(element) }
            return state.isEnded
        }
        (isEnded ? places : arrivals).signal()
        return !isEnded
    }

    /// The next value; nil when none will come any more.
    func take() -> Element? {
        arrivals.wait()
        let element = state.withLock { $0.elements.isEmpty ? nil : $0.elements.removeFirst() }
        // Without one it is the end, and stays the end for who asks again.
        (element == nil ? arrivals : places).signal()
        return element
    }

    /// Lets nobody wait any more; what lies in between is dropped.
    func end() {
        state.withLock { $0 = State(elements: [], isEnded: true) }
        places.signal()
        arrivals.signal()
    }
}
