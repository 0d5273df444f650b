/// A JSON object whose names keep their order and are found whatever their case (RFC 7643 §2.1).
public struct JSONObject: Hashable, Sendable {
    public struct Member: Hashable, Sendable {
        public let name: String
        public var value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    public private(set) var members: [Member]

    public init(_ members: [Member] = []) {
        self.members = members
    }

    public var isEmpty: Bool { members.isEmpty }

    /// The value of a name, compared without case; setting nil removes it.
    public subscript(name: String) -> JSONValue? {
        get { members.first { $0.name.equalsIgnoringCase(name) }?.value }
        set {
            let index = members.firstIndex { $0.name.equalsIgnoringCase(name) }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name, value))
            case (nil, nil): break
            }
        }
    }

    /// Adds a member at the end, for a caller who knows that the name is new.
    public mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name, value))
    }
}

extension String {
    /// Whether two attribute names or URNs are the same: ASCII case does not count (RFC 7643 §2.1).
    public func equalsIgnoringCase(_ other: String) -> Bool {
        let one = utf8
        let two = other.utf8
        guard one.count == two.count else { return false }
        return zip(one, two).allSatisfy { $0 == $1 || $0.lowercasedASCII == $1.lowercasedASCII }
    }

    /// The form under which names and URNs are looked up; a Kelvin sign is no `k`.
    var asciiLowercased: String {
        guard utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return self }
        return String(decoding: utf8.map(\.lowercasedASCII), as: UTF8.self)
    }
}

extension UInt8 {
    var lowercasedASCII: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
