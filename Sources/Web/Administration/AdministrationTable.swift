internal import HTTPTypes
internal import SCIM

/// Everything that programs of administrators can do, on one page.
///
/// The door answers from this table, `Allow` is read from it, and `/openapi.json` is made of it.
enum AdministrationTable {
    static let operations: [AdministrationOperation] =
        PeopleOperations.all + PersonOperations.all + ManyPeopleOperations.all + ImportOperations.all
        + ExportOperations.all + CodeOperations.all + GroupOperations.all + MemberOperations.all
        + MessageOperations.all + AuditOperations.all + LogOperations.all + SettingOperations.all
        + IntegrationOperations.all + ConflictOperations.all + DomainOperations.all
        + ProviderOperations.all + AdministratorOperations.all

    /// The shapes of their answers.
    static let schemas: [JSONObject.Member] =
        PeopleOperations.schemas + PersonOperations.schemas + ManyPeopleOperations.schemas + ImportOperations.schemas
        + ExportOperations.schemas + CodeOperations.schemas + GroupOperations.schemas + MemberOperations.schemas
        + MessageOperations.schemas + AuditOperations.schemas + LogOperations.schemas + SettingOperations.schemas
        + IntegrationOperations.schemas + ConflictOperations.schemas + DomainOperations.schemas
        + ProviderOperations.schemas + AdministratorOperations.schemas

    /// What can be done at one address.
    struct Place: Sendable {
        let path: String
        fileprivate(set) var operations: [AdministrationOperation]

        /// HEAD goes with GET.
        func operation(_ method: HTTPRequest.Method) -> AdministrationOperation? {
            operations.first { $0.method == (method == .head ? .get : method) }
        }

        /// The value of `Allow` (RFC 9110 §10.2.1).
        var allow: String {
            let methods = operations.map(\.method)
            return (methods + (methods.contains(.get) ? [.head] : []) + [.options]).map(\.rawValue)
                .joined(separator: ", ")
        }
    }

    static let places: [Place] = operations.reduce(into: []) { places, operation in
        if let index = places.firstIndex(where: { $0.path == operation.path }) {
            places[index].operations.append(operation)
        } else {
            places.append(Place(path: operation.path, operations: [operation]))
        }
    }

    private static let patterns = places.map { place in
        (place: place, segments: place.path.split(separator: "/").map(String.init))
    }

    /// Finds the place of an address, and what stands in its free segments; the place with fewer of them is meant.
    static func match(_ segments: [String]) -> (place: Place, free: [String])? {
        let found = patterns.compactMap { pattern -> (place: Place, free: [String])? in
            guard pattern.segments.count == segments.count else { return nil }
            let pairs = zip(pattern.segments, segments)
            guard pairs.allSatisfy({ $0 == $1 || $0.hasPrefix("{") }) else { return nil }
            return (pattern.place, pairs.filter { $0.0.hasPrefix("{") }.map(\.1))
        }
        return found.min { $0.free.count < $1.free.count }
    }
}
