package import Accounts
package import SCIM

/// One page of a list in which several types lie one behind the other: which part of it each of them has.
///
/// Each type is asked in turn, and what it answers decides what the next one is asked. All of them are asked, since all count
/// for the total.
package struct JoinedPage: Sendable {
    package private(set) var total = 0
    package private(set) var count = 0
    /// Where a walk goes on; nil at its end.
    package private(set) var next: Cursors.Place?
    /// How many resources still fit on the page.
    private var room: Int
    private var start: ListQuery.Start
    /// The type in which the page begins, until it is reached; those before have been walked through.
    private var first: String?
    /// Whether more than totals were asked for.
    private let hasRoom: Bool

    /// - Parameter place: where a walk goes on.
    package init(_ query: ListQuery, at place: Cursors.Place?) {
        room = query.count
        hasRoom = query.count > 0
        start = place.map { .behind($0.position) } ?? query.start
        first = place?.part
    }

    /// What is to be asked of the next type; of one that is not on the page only how many there are.
    package mutating func part(of type: String) -> (start: ListQuery.Start, count: Int) {
        if first == type { first = nil }
        return first == nil ? (start, room) : (.index(1), 0)
    }

    package mutating func add(total: Int, count: Int, next: ListPosition?, of type: String) {
        self.total += total
        self.count += count
        guard first == nil else { return }
        switch start {
        case .index(let index):
            // A page that is cut short, because what is on it is large, ends there.
            let isThereMore = index + count <= total
            room = isThereMore ? 0 : room - count
            start = .index(max(index - total, 1))
        case .behind:
            // A type that found the page full begins the next one.
            let isLeft = next != nil || (room == 0 && hasRoom && total > 0)
            if isLeft, self.next == nil { self.next = Cursors.Place(in: type, behind: next) }
            room = next == nil ? room - count : 0
            start = .behind(nil)
        }
    }
}
