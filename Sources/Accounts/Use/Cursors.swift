package import SCIM
package import Secrets

/// The cursors that clients carry from page to page of a list (RFC 9865): all that a walk is, sealed.
///
/// The server keeps nothing of a walk. A client can neither read a cursor, which may hold a name or an address, nor change it, nor
/// take it to another organization, integration, list or query: there it is as invalid as any other text.
package struct Cursors: Sendable {
    private let keyring: Keyring
    private let environment: Environment

    package init(keyring: Keyring, environment: Environment) {
        self.keyring = keyring
        self.environment = environment
    }

    /// Whose walk it is, and through what; a cursor is sealed in it.
    package struct Walk: Sendable {
        let caller: Credential
        /// The name of the list, that of a resource type for example.
        let list: String
        let search: SearchRequest
        /// How many resources a page has; it stays the same from the first page to the last.
        let count: Int

        package init(_ search: SearchRequest, count: Int, through list: String, by caller: Credential) {
            self.caller = caller
            self.list = list
            self.search = search
            self.count = count
        }

        /// An array, so that no two different walks have the same bytes.
        fileprivate var context: [UInt8] {
            let parts: [JSONValue] = [
                .number(JSONNumber(caller.organization.id.number)), .number(JSONNumber(caller.integration.id.number)),
                .string(list), .string(search.filter ?? ""), .string(search.sortBy ?? ""),
                .string(search.sortOrder ?? ""),
            ]
            return JSONValue.array(parts).encoded
        }
    }

    /// Where a walk stands: in which part of a list that has several, and where in there.
    package struct Place: Hashable, Sendable {
        /// The name of the resource type.
        package let part: String
        /// Nil at the beginning of the part.
        package let position: ListPosition?

        package init(in part: String, behind position: ListPosition?) {
            self.part = part
            self.position = position
        }
    }

    package func cursor(at place: Place, of walk: Walk) -> String {
        let (kind, key): (String, String?) =
            switch place.position?.key {
            case .text(let text): ("text", text)
            case .number(let digits): ("number", digits)
            case nil: ("none", nil)
            }
        let content: JSONValue = [
            .number(JSONNumber(environment.now().milliseconds)), .number(JSONNumber(walk.count)),
            .string(place.part), .string(place.position?.id ?? ""), .string(kind), .string(key ?? ""),
        ]
        return keyring.seal(
            content.encoded, in: walk.context, for: .cursors, nonce: environment.random(Keyring.nonceLength)
        ).base64URL
    }

    /// - Throws: `invalidCursor`, with one and the same sentence for whatever is no cursor of this walk; `expiredCursor`;
    ///   `invalidCount` when the walk began with another count.
    package func place(_ cursor: String, of walk: Walk) throws(SCIMError) -> Place {
        guard let sealed = [UInt8](base64URL: cursor),
            let bytes = keyring.open(sealed, in: walk.context, for: .cursors),
            let content = try? JSONValue(decoding: bytes).array, content.count == 6,
            let made = content[0].number?.integer, let count = content[1].number?.integer,
            let place = Place(content[2...].compactMap(\.string))
        else {
            throw .invalidCursor(
                "The cursor leads nowhere here; send the nextCursor of the page before with the same query, or begin again "
                    + "with an empty one.")
        }
        let age = Int64(Limits.secondsForCursor)
        guard environment.now() < Instant(milliseconds: made).advanced(bySeconds: age) else {
            throw .expiredCursor("The cursor is older than \(age) seconds; begin again with an empty one.")
        }
        guard count == walk.count else {
            throw .invalidCount("count must stay the same from page to page; it was \(count).")
        }
        return place
    }
}

extension Cursors.Place {
    /// - Parameter texts: the part, the id, and the kind and text of the key.
    fileprivate init?(_ texts: [String]) {
        guard texts.count == 4 else { return nil }
        let key: ListPosition.Key? =
            switch texts[2] {
            case "text": .text(texts[3])
            case "number": .number(texts[3])
            default: nil
            }
        self.init(in: texts[0], behind: texts[1].isEmpty ? nil : ListPosition(id: texts[1], key: key))
    }
}
