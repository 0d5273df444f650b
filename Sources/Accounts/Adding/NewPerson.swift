package import PhoneNumbers

/// What a form, a pasted row or a row of a file says of somebody; what is empty says nothing.
package struct NewPerson: Hashable, Sendable {
    private let values: [PersonColumn: String]

    /// White space around a value is nobody's intention.
    package init(_ values: [PersonColumn: String]) {
        self.values = values.compactMapValues { text in
            let trimmed = text.trimmed
            return trimmed.isEmpty ? nil : trimmed
        }
    }

    package subscript(column: PersonColumn) -> String? { values[column] }

    package var isEmpty: Bool { values.isEmpty }

    /// By what somebody is known, and so how the account is claimed: e-mail comes before mobile number, and that before
    /// employee ID.
    package enum Key: Hashable, Sendable {
        case email(EmailAddress)
        case phone(PhoneNumber)
        case employeeID(String)

        package var kind: Kind {
            switch self {
            case .email: .email
            case .phone: .phone
            case .employeeID: .emailless
            }
        }

        /// What two rows about one person have in common.
        var text: String {
            switch self {
            case .email(let address): "email \(SignInName(address).key)"
            case .phone(let number): "phone \(number.e164)"
            case .employeeID(let employeeID): "employee \(employeeID)"
            }
        }
    }

    /// - Throws: when there is none, or the one that counts cannot be used.
    package func key() throws(PersonFlaw) -> Key {
        if let text = self[.email] {
            guard let address = EmailAddress(text) else { throw PersonFlaw(.badEmail, text) }
            return .email(address)
        }
        if let text = self[.phoneNumber] {
            guard let number = PhoneNumber(typed: text) else {
                throw PersonFlaw(text.isComputedNumber ? .computedNumber : .badNumber, text)
            }
            return .phone(number)
        }
        guard let employeeID = self[.employeeID] else { throw PersonFlaw(.nobody) }
        guard EmailAddress(employeeID) == nil else { throw PersonFlaw(.badEmployeeID, employeeID) }
        return .employeeID(employeeID)
    }

    /// What two rows about one person have in common: the key, or the employee ID beside it.
    func marks() throws(PersonFlaw) -> [String] {
        [try key().text] + (self[.employeeID].map { [Key.employeeID($0).text] } ?? [])
    }
}

extension PhoneNumber {
    /// A number that somebody typed where numbers have a country code: the plus may be missing, or be `00`.
    ///
    /// Nil for what is no possible number, and for everything with more in it than digits and what people put between them.
    package init?(typed text: String) {
        var digits = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9": digits.unicodeScalars.append(scalar)
            case "+" where digits.isEmpty, " ", "\u{A0}", "-", "\u{2011}", "\u{2013}", "/", ".", "(", ")": continue
            default: return nil
            }
        }
        if digits.hasPrefix("00") { digits.removeFirst(2) }
        self.init("+" + digits)
    }
}

extension String {
    /// Whether it is what a spreadsheet makes of a long number: a power of ten, like 4.67E+10.
    var isComputedNumber: Bool {
        lowercased().contains("e+") && unicodeScalars.allSatisfy { "0123456789.,Ee+".unicodeScalars.contains($0) }
    }

    fileprivate var trimmed: String {
        let isWhite: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        let scalars = unicodeScalars.drop(while: isWhite)
        guard let end = scalars.lastIndex(where: { !isWhite($0) }) else { return "" }
        return String(scalars[...end])
    }
}
