private import PhoneNumbers
private import SCIM

/// What somebody typed to say who they are.
package enum Identifier: Hashable, Sendable {
    case email(SignInName)
    case phone(SignInName)
    case username(SignInName)

    /// Reads it as it was typed: a number with its country code, with or without the plus.
    ///
    /// Nil for what nobody can be called.
    package init?(_ typed: String) {
        let text = typed.filter { !$0.isNewline }.trimmed
        guard !text.isEmpty, text.utf8.count <= Limits.nameBytes, text.isPlainText else { return nil }
        if let address = EmailAddress(text) {
            self = .email(SignInName(address))
        } else if let number = PhoneNumber(text.hasPrefix("+") ? text : "+" + text), text.looksLikeNumber {
            self = .phone(SignInName(number))
        } else {
            self = .username(SignInName(key: text.comparisonKey))
        }
    }

    /// What somebody is looked up by, and what tries are counted under, whether anybody can be called that or not.
    package static func name(_ typed: String) -> SignInName {
        // No name holds a line break, so this one is nobody's.
        Identifier(typed)?.name ?? SignInName(key: "\n" + typed)
    }

    package var name: SignInName {
        switch self {
        case .email(let name), .phone(let name), .username(let name): name
        }
    }
}

extension String {
    fileprivate var looksLikeNumber: Bool { allSatisfy { $0.isNumber || $0.isWhitespace || "+-().".contains($0) } }

    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
