internal import Accounts
internal import SCIM

/// Which people the address of a page asks for, as it was typed and chosen: `?q=ana&kind=phone&state=invited`.
struct PeopleWish {
    enum Name {
        static let search = "q"
        static let kind = "kind"
        static let stage = "state"
        static let integration = "from"
        static let domain = "domain"
        static let behind = "after"
        static let before = "before"
        static let done = "done"
    }

    private static let longest = 200

    var typed = ""
    var filter = PeopleFilter()
    private var place: PeoplePlace?

    init() {}

    /// What cannot be understood means nothing.
    init(_ query: QueryFields) {
        typed = String(query[Name.search].trimmed.unicodeScalars.prefix(Self.longest).map(Character.init))
        filter.kind = Kind(rawValue: query[Name.kind])
        filter.stage = AccountSelection.Stage(rawValue: query[Name.stage])
        filter.integration = Int64(query[Name.integration]).map { Integration.ID($0) }
        let domain = query[Name.domain].comparisonKey
        if !domain.isEmpty, domain.utf8.count <= 255, domain.isPlainText { filter.domain = domain }
        if let position = PeoplePosition(query[Name.behind]) {
            place = .behind(position)
        } else if let position = PeoplePosition(query[Name.before]) {
            place = .before(position)
        }
    }

    var query: PeopleQuery { PeopleQuery(search: SearchText(typed), filter: filter, place: place) }

    /// From somebody on, or from the beginning: where a step begins.
    var forwards: PeopleQuery { if case .behind = place { query } else { query.at(nil) } }

    /// Everybody, but the page of them.
    var isEmpty: Bool { SearchText(typed).isEmpty && filter.isEmpty }

    /// The parts of an address, without the page.
    var values: [(name: String, value: String)] {
        let values: [(String, String?)] = [
            (Name.search, typed.isEmpty ? nil : typed), (Name.kind, filter.kind?.rawValue),
            (Name.stage, filter.stage?.rawValue), (Name.integration, filter.integration.map { String($0.number) }),
            (Name.domain, filter.domain),
        ]
        return values.compactMap { name, value in value.map { (name, $0) } }
    }

    /// Where a step goes on; nil at the beginning.
    var start: (name: String, position: PeoplePosition)? {
        if case .behind(let position) = place { (Name.behind, position) } else { nil }
    }

    /// - Parameters:
    ///   - place: which page of it.
    ///   - done: what was just done, in a number.
    func address(
        _ path: String,
        _ place: (name: String, position: PeoplePosition)? = nil,
        done: String? = nil
    ) -> String {
        let all =
            values + (place.map { [($0.name, $0.position.text)] } ?? []) + (done.map { [(Name.done, $0)] } ?? [])
        return all.isEmpty ? path : path + "?" + all.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
    }

    /// The same with another choice.
    func choosing(_ change: (inout PeopleFilter) -> Void) -> PeopleWish {
        var other = PeopleWish()
        (other.typed, other.filter) = (typed, filter)
        change(&other.filter)
        return other
    }
}

extension String {
    /// As a value in a query: what is unreserved stays (RFC 3986 §2.3).
    fileprivate var percentEncoded: String {
        utf8.reduce(into: "") { text, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%" + [byte].hexadecimal.uppercased()
            }
        }
    }
}
