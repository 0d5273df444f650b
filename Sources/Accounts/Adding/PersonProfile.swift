private import PhoneNumbers
internal import SCIM

/// A person's SCIM User as it is with what a row says put in: what the row is silent about stays.
struct PersonProfile {
    private(set) var document: JSONObject
    /// The columns that made a difference to somebody who was there.
    private(set) var changes: [PersonColumn] = []

    /// - Parameters:
    ///   - profile: of the account that there is; nil for somebody new.
    ///   - manager: whom the row names as manager, if that is somebody else here.
    init(
        _ person: NewPerson,
        _ key: NewPerson.Key,
        manager: KnownPeople.Manager?,
        over profile: JSONObject?
    ) throws(PersonFlaw) {
        document = profile ?? Self.beginning(key)
        let nameBefore = formattedName
        var stages: [(column: PersonColumn, document: JSONObject)] = []
        for column in PersonColumn.allCases {
            guard let value = Self.value(of: column, person, manager) else { continue }
            try put(value, of: column, person, key)
            stages.append((column, document))
        }
        if let profile { changes = Self.changes(from: profile.encoded, by: stages) }
        // Names are put together from their parts where nothing else is said, and so are those that go with them.
        let isDerived = profile == nil || nameBefore != nil && document["displayName"]?.string == nameBefore
        if isDerived, let name = formattedName, name != nameBefore { document["displayName"] = .string(name) }
    }

    /// What is put into a column; where a row names a manager, that is an id.
    private static func value(
        of column: PersonColumn,
        _ person: NewPerson,
        _ manager: KnownPeople.Manager?
    ) -> String? {
        switch column {
        case .managerEmail, .managerEmployeeID: manager?.column == column ? manager?.id.text : nil
        default: person[column]
        }
    }

    /// By bytes, for to Swift both Unicode forms of a text are equal; in a file that comes again most rows change nothing.
    private static func changes(
        from profile: [UInt8],
        by stages: [(column: PersonColumn, document: JSONObject)]
    ) -> [PersonColumn] {
        guard let last = stages.last, last.document.encoded != profile else { return [] }
        var before = profile
        return stages.compactMap { stage in
            let after = stage.document.encoded
            defer { before = after }
            return after == before ? nil : stage.column
        }
    }

    private static func beginning(_ key: NewPerson.Key) -> JSONObject {
        let userName =
            switch key {
            case .email(let address): address.text
            case .phone(let number): number.e164
            case .employeeID(let employeeID): employeeID
            }
        return [
            "schemas": [.string("urn:ietf:params:scim:schemas:core:2.0:User")], "userName": .string(userName),
            "active": true,
        ]
    }

    private var formattedName: String? { document["name"]?.object?["formatted"]?.string }

    private mutating func put(
        _ value: String,
        of column: PersonColumn,
        _ person: NewPerson,
        _ key: NewPerson.Key
    ) throws(PersonFlaw) {
        switch column {
        case .email: putEmail(value)
        case .phoneNumber: try putNumber(value)
        case .employeeID:
            document["externalId"] = .string(value)
            put(value, "employeeNumber", in: ManagerReference.container)
        case .firstName: putName("givenName", value, person)
        case .lastName: putName("familyName", value, person)
        case .fullName: if person[.firstName] == nil, person[.lastName] == nil { putName("formatted", value) }
        case .jobTitle: document["title"] = .string(value)
        case .department: put(value, "department", in: ManagerReference.container)
        case .division: put(value, "division", in: ManagerReference.container)
        case .organization: put(value, "organization", in: ManagerReference.container)
        case .costCenter: put(value, "costCenter", in: ManagerReference.container)
        case .location: putLocation(value)
        // Workplace wrote en_US, BCP 47 writes en-US.
        case .locale: document["locale"] = .string(String(value.map { $0 == "_" ? "-" : $0 }))
        case .timezone: document["timezone"] = .string(value)
        case .managerEmail, .managerEmployeeID: putManager(value)
        case .loginMethod:
            guard let method = ["password", "sso"].first(where: value.equalsIgnoringCase) else {
                throw PersonFlaw(.badLoginMethod, value)
            }
            // Only people with an e-mail address can sign on elsewhere.
            put(key.kind == .email ? method : "password", SignInMethod.attribute, in: SignInMethod.container)
        case .startDate:
            guard value.utf8.count == 10, let date = Instant("\(value)T00:00:00Z") else {
                throw PersonFlaw(.badDate, value)
            }
            put(.number(JSONNumber(date.milliseconds / 1000)), "startDate", in: WorkFacts.starts)
        }
    }

    // MARK: Attributes

    private mutating func putEmail(_ value: String) {
        guard let email = EmailAddress(value), !document.hasEmail(SignInName(email)) else { return }
        let emails = document["emails"]?.array ?? []
        document["emails"] = .array(emails + [["value": .string(value), "type": "work", "primary": true]])
    }

    /// A number that is dialled only inside, like 4711, is no mobile number.
    private mutating func putNumber(_ value: String) throws(PersonFlaw) {
        guard !value.isComputedNumber else { throw PersonFlaw(.computedNumber, value) }
        var numbers = document["phoneNumbers"]?.array ?? []
        let number = PhoneNumber(typed: value)
        let type = number == nil ? "work" : "mobile"
        let text = number?.e164 ?? value
        let isThere = numbers.contains {
            guard let known = $0.object?["value"]?.string else { return false }
            return known == text || number != nil && PhoneNumber(known) == number
        }
        guard !isThere else { return }
        numbers.removeAll { $0.object?["type"]?.string.map(type.equalsIgnoringCase) ?? false }
        document["phoneNumbers"] = .array(numbers + [["value": .string(text), "type": .string(type)]])
    }

    private mutating func putName(_ part: String, _ value: String, _ person: NewPerson? = nil) {
        var name = document["name"]?.object ?? JSONObject()
        name[part] = .string(value)
        if person != nil {
            let parts = [name["givenName"], name["familyName"]].compactMap { $0?.string }
            name["formatted"] = .string(parts.joined(separator: " "))
        }
        document["name"] = .object(name)
    }

    private mutating func putLocation(_ value: String) {
        var addresses = document["addresses"]?.array ?? []
        let place = addresses.firstIndex { $0.object?["type"]?.string.map("work".equalsIgnoringCase) ?? false }
        guard let place, var address = addresses[place].object else {
            addresses.append(["type": "work", "formatted": .string(value)])
            return document["addresses"] = .array(addresses)
        }
        address["formatted"] = .string(value)
        addresses[place] = .object(address)
        document["addresses"] = .array(addresses)
    }

    private mutating func putManager(_ id: String) {
        let known = document[ManagerReference.container]?.object?[ManagerReference.attribute]?.object?["value"]
        guard known?.string != id else { return }
        put(["value": .string(id)], ManagerReference.attribute, in: ManagerReference.container)
    }

    private mutating func put(_ value: String, _ attribute: String, in schema: String) {
        put(.string(value), attribute, in: schema)
    }

    private mutating func put(_ value: JSONValue, _ attribute: String, in schema: String) {
        var holder = document[schema]?.object ?? JSONObject()
        holder[attribute] = value
        document[schema] = .object(holder)
        let schemas = document["schemas"]?.array ?? []
        let isNamed = schemas.contains { $0.string.map(schema.equalsIgnoringCase) ?? false }
        if !isNamed { document["schemas"] = .array(schemas + [.string(schema)]) }
    }
}

extension JSONObject {
    /// Whether an address is among those of a profile.
    func hasEmail(_ name: SignInName) -> Bool {
        (self["emails"]?.array ?? []).contains {
            $0.object?["value"]?.string.flatMap(EmailAddress.init).map(SignInName.init) == name
        }
    }
}
