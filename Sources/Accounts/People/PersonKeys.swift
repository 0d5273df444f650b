internal import PhoneNumbers
internal import SCIM

/// What somebody is found by in the list of people: the place in its order, a domain, and the words people look for.
package struct PersonKeys: Hashable, Sendable {
    /// The family name in front of the given name, else what the person is called, as names are compared.
    package let listKey: String
    /// What stands behind the @ of the address the person signs in with.
    package let domain: String?
    /// In the form of `searchKey`; each is looked for by how it begins.
    package let words: Set<String>

    package init(_ account: Account) {
        let (profile, name) = (account.profile, account.profile["name"]?.object)
        let given = name?["givenName"]?.string ?? ""
        let family = name?["familyName"]?.string ?? ""
        let shown = profile["displayName"]?.string ?? name?["formatted"]?.string ?? ""
        let inOrder = [family, given].filter { !$0.isEmpty }.joined(separator: " ")
        listKey = [inOrder, shown].first { !$0.isEmpty }.map(\.listKey) ?? account.userName.listKey
        domain = account.mailDomain?.text
        var words = Set([given, family, shown].flatMap(\.nameWords))
        // Where there is no name, the userName is what people know.
        if words.isEmpty { words.formUnion(account.userName.nameWords) }
        words.formUnion(PersonKeys.names(of: account).map(\.searchWord))
        // Typed whole, an employee ID like 1000-2345 looks like a number in groups.
        words.formUnion(PersonKeys.names(of: account).compactMap(SearchText.number))
        words.formUnion(PersonKeys.numbers(of: account).flatMap(\.numberWords))
        words.remove("")
        self.words = Set(words.sorted().prefix(Limits.wordsOfAccount))
    }

    /// What an account is called as a whole: userName, sign-in name, e-mail addresses and employee ID.
    private static func names(of account: Account) -> [String] {
        let employee = account.profile[ManagerReference.container]?.object?["employeeNumber"]?.string
        let own = account.kind == .emailless ? account.externalID : nil
        return [account.userName, account.identification.signInName?.key, employee, own].compactMap(\.self)
            + account.profile.values(of: "emails")
    }

    private static func numbers(of account: Account) -> [String] {
        let signIn = account.kind == .phone ? account.identification.signInName?.key : nil
        return [signIn].compactMap(\.self) + account.profile.values(of: "phoneNumbers")
    }
}

extension JSONObject {
    fileprivate func values(of attribute: String) -> [String] {
        (self[attribute]?.array ?? []).compactMap { $0.object?["value"]?.string }
    }
}

extension String {
    fileprivate var listKey: String { comparisonKey.head(bytes: Limits.listKeyBytes) }

    /// Looked for as a whole.
    fileprivate var searchWord: String { searchKey.head(bytes: Limits.wordBytes) }

    /// The words of a name, and what begins inside one: `o'brien` is found by `brien` too.
    fileprivate var nameWords: [String] {
        SearchText.pieces(of: self).flatMap { piece -> [String] in
            let scalars = Array(piece.searchKey.unicodeScalars)
            let starts = scalars.indices.filter { index in
                scalars[index].isOfWord && (index == 0 || !scalars[index - 1].isOfWord)
            }
            return starts.map { start in
                String(String.UnicodeScalarView(scalars[start...])).head(bytes: Limits.wordBytes)
            }
        }
    }

    /// The digits of a phone number with its country code, and as it is dialled at home.
    fileprivate var numberWords: [String] {
        let number = PhoneNumber(self)
        let digits = String(decoding: (number?.e164 ?? self).utf8.filter(\.isDigit), as: UTF8.self)
        guard digits.utf8.count >= SearchText.fewestDigits, digits.utf8.count <= Limits.wordBytes else { return [] }
        guard number != nil else { return [String(digits.drop { $0 == "0" })] }
        return [digits, String(digits.dropFirst(CountryCode.length(in: digits)))]
    }

    /// The beginning, cut between two characters of Unicode.
    func head(bytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var (head, length) = (String.UnicodeScalarView(), 0)
        for scalar in unicodeScalars {
            length += UTF8.width(scalar)
            guard length <= limit else { break }
            head.append(scalar)
        }
        return String(head)
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }
}

/// How long the country code at the beginning of an international number is (ITU-T E.164, list of assigned codes).
private enum CountryCode {
    private static let ofTwoDigits: Set<String> = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52",
        "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
        "91", "92",
        "93", "94", "95", "98",
    ]

    static func length(in digits: String) -> Int {
        if digits.hasPrefix("1") || digits.hasPrefix("7") { return 1 }
        return ofTwoDigits.contains(String(digits.prefix(2))) ? 2 : 3
    }
}
