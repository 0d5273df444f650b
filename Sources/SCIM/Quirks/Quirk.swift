/// A leniency that a real identity provider needs, by name; the files beside this one hold the rewrites.
public enum Quirk: String, Hashable, Sendable, CaseIterable {
    /// `"True"` and `"false"` are booleans, in values and filters (Entra, Keycloak extensions).
    case booleanStrings
    /// `"Add"`, `"Replace"`, `"Remove"` (Entra).
    case operationCase
    /// The keys of a value without path may be paths: `name.givenName`, `urn:…:User:department` (Entra); the latter in
    /// whole resources too.
    case dottedKeys
    /// `emails[type eq "work"].value` creates the element that is not there yet (Entra).
    case missingElements
    /// `remove` with a `value` removes just the values listed (Entra, JumpCloud).
    case removalByValue
    /// A scalar stands for `{"value": …}`, an empty string for no value at all (Entra: `manager`).
    case scalarsForComplex
    /// One object stands for an array of one, an array of one for its object (Entra: `manager`).
    case looseArrays
    /// What the server owns is ignored, not refused, inside a value without path (Okta sends `id`).
    case readOnlyInObjects
    /// `urn:…:User.department`, with a dot behind the URN, and `enterprise:2.0User` (Entra before 2018, and its manual).
    case looseURNs
    /// An attribute of an extension may be named without its URN: `manager eq "…"` (Entra's reference check).
    case bareExtensionNames
    /// A filter value without quotes, or in single ones (Entra's manual).
    case bareWords
    /// A PATCH of an attribute nobody knows is ignored (left-over Entra mappings).
    case unknownPaths
    /// `replace` of members adds them and removes nobody (Entra at times sends a part of the list: PostHog#47336).
    case additiveMembers
    /// A PUT of a group without `members` leaves them as they are (vouch#1415).
    case keptMembers
    /// `invited: true` and `claimed: false`, written to what only the server decides, invite a person and set the account
    /// back to invited (Workplace's scripts).
    case statusCommands

    // What the RFCs allow or leave open, and draft-zollner-scim-interop-profile forbids:

    /// A resource or PatchOp may come without `schemas` (Entra, Databricks).
    case missingSchemas
    /// Attributes and schemas nobody knows are left out of a resource, not refused (Okta echoes what it got).
    case unknownAttributes
    /// A value that breaks a format, but not a type, is kept (Entra's validator sends random text as `profileUrl`).
    case looseFormats
    /// An operation may have no path, its value being a partial resource (Okta).
    case pathlessOperations
    /// `replace` of a complex attribute keeps the sub-attributes it does not name.
    case partialReplacement
    /// The brackets of a path may select several elements.
    case manyTargets
}

/// The quirks that are on.
public struct Quirks: Sendable {
    private let active: Set<Quirk>
    private var tell: (@Sendable (Quirk) -> Void)?

    public init(_ active: Set<Quirk>) {
        self.active = active
    }

    /// What is on unless an organization decides otherwise.
    public static let standard = Quirks(
        Set(Quirk.allCases).subtracting([.bareWords, .unknownPaths, .additiveMembers, .keptMembers]))
    /// The standards to the letter.
    public static let none = Quirks([
        .missingSchemas, .unknownAttributes, .looseFormats, .pathlessOperations, .partialReplacement, .manyTargets,
    ])
    /// No more than draft-zollner-scim-interop-profile lets a client send.
    public static let interoperable = Quirks([])

    public func contains(_ quirk: Quirk) -> Bool { active.contains(quirk) }
}

extension Quirks {
    /// The same quirks, and somebody who is told of each that made a request mean something else than it says.
    ///
    /// Told beside the result, so that a request that fails in the end has told, too. What the standards allow anyway,
    /// and only `interoperable` does not, is not told of.
    public func telling(_ tell: @escaping @Sendable (Quirk) -> Void) -> Quirks {
        var quirks = self
        quirks.tell = tell
        return quirks
    }

    /// Says that a quirk made the difference.
    public func fired(_ quirk: Quirk) { tell?(quirk) }
}

extension Quirks: Hashable {
    public static func == (one: Quirks, other: Quirks) -> Bool { one.active == other.active }
    public func hash(into hasher: inout Hasher) { hasher.combine(active) }
}

extension Quirks: CustomStringConvertible {
    /// Reads `standard`, `none` or `interop`, and behind it names with `+` or `-`: `standard +bareWords -looseURNs`.
    ///
    /// Nil when a word is not understood, or when there is none: no words could mean either.
    public init?(_ text: String) {
        var words = text.split(separator: " ").map(String.init)[...]
        var active = Quirks.standard.active
        guard !words.isEmpty else { return nil }
        switch words.first {
        case "standard": words.removeFirst()
        case "none": active = Quirks.none.active; words.removeFirst()
        case "interop": active = []; words.removeFirst()
        default: break
        }
        for word in words {
            guard let quirk = Quirk(rawValue: String(word.dropFirst())) else { return nil }
            switch word.first {
            case "+": active.insert(quirk)
            case "-": active.remove(quirk)
            default: return nil
            }
        }
        self.init(active)
    }

    public var description: String {
        let added = active.subtracting(Quirks.standard.active).map { "+\($0.rawValue)" }.sorted()
        let removed = Quirks.standard.active.subtracting(active).map { "-\($0.rawValue)" }.sorted()
        return (["standard"] + added + removed).joined(separator: " ")
    }
}
