private import SCIM

extension Username {
    private static let suggestionCount = 3
    /// With how many numbers behind it a name is tried.
    private static let numbers = 1...99

    /// Three names that somebody may like and nobody has, made of the names in the profile.
    ///
    /// Letters stay what they are: `Öberg` becomes `öberg`, not `oeberg`, for this is the script that person types.
    /// Fewer than three, or none, when there is nothing to make them of.
    ///
    /// - Parameter taken: whether somebody of the organization signs in by that name; asked as seldom as possible.
    package static func suggestions(
        givenName: String?, familyName: String?, displayName: String?, taken: (Username) throws -> Bool
    ) rethrows -> [Username] {
        let (given, family) = (stem(givenName), stem(familyName))
        let shown = (displayName ?? "").split(whereSeparator: \.isWhitespace).map { stem(String($0)) }
        let forms = [
            joined([given, family]), given + family.prefix(1), given.prefix(1) + family, joined(shown), given, family,
        ]
        var (found, tried): ([Username], Set<String>) = ([], [])
        func consider(_ text: String) throws {
            guard found.count < suggestionCount, let name = try? Username(text), tried.insert(name.key).inserted,
                try !taken(name)
            else { return }
            found.append(name)
        }
        for form in forms { try consider(form) }
        let base = forms.first { (try? Username($0)) != nil }
        for number in numbers where found.count < suggestionCount {
            if let base { try consider("\(base)\(number)") }
        }
        return found
    }

    /// What of a name may stand in a username.
    private static func stem(_ name: String?) -> String {
        let letters = (name ?? "").comparisonKey.unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.isDigit || $0.properties.generalCategory == .nonspacingMark
        }
        return String(String.UnicodeScalarView(letters.prefix(Username.length.upperBound / 2 - 2)))
    }

    private static func joined(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: ".")
    }
}
