/// The order in which the operations of a bulk are done: as they were sent, but whatever another one refers to goes first.
///
/// Operations that refer to each other in a circle come together, as one unit (RFC 7644 §3.7.1).
public struct BulkOrder {
    /// By their places in the request; a unit of one is a circle only when it refers to itself.
    public private(set) var units: [[Int]] = []

    private let references: [[Int]]
    /// Tarjan's numbers: in which order an operation was met, and the earliest that it leads back to.
    private var met: [Int?]
    private var earliest: [Int]
    private var open: [Int] = []
    private var isOpen: [Bool]
    private var count = 0

    /// - Parameter references: for each operation the places of those it refers to.
    public init(_ references: [[Int]]) {
        self.references = references
        met = Array(repeating: nil, count: references.count)
        earliest = Array(repeating: 0, count: references.count)
        isOpen = Array(repeating: false, count: references.count)
        for operation in references.indices where met[operation] == nil { visit(operation) }
    }

    /// Tarjan's algorithm, with a stack of its own: a chain of a thousand references must not need a thousand calls.
    private mutating func visit(_ first: Int) {
        var path: [(operation: Int, next: Int)] = []
        meet(first)
        path.append((first, 0))
        while let (operation, next) = path.last {
            guard next < references[operation].count else {
                path.removeLast()
                if let (parent, _) = path.last { earliest[parent] = min(earliest[parent], earliest[operation]) }
                if earliest[operation] == met[operation] { close(operation) }
                continue
            }
            path[path.count - 1].next += 1
            let other = references[operation][next]
            if met[other] == nil {
                meet(other)
                path.append((other, 0))
            } else if isOpen[other] {
                earliest[operation] = min(earliest[operation], met[other] ?? 0)
            }
        }
    }

    private mutating func meet(_ operation: Int) {
        met[operation] = count
        earliest[operation] = count
        count += 1
        open.append(operation)
        isOpen[operation] = true
    }

    /// Everything met since, and still open, leads back to the operation.
    private mutating func close(_ operation: Int) {
        guard let start = open.lastIndex(of: operation) else { return }
        let unit = open[start...].sorted()
        open.removeSubrange(start...)
        for member in unit { isOpen[member] = false }
        units.append(unit)
    }
}
