private import CPhoneNumber

/// A phone number with a country code, in E.164 form: `+` and at most 15 digits (ITU-T E.164 §6).
///
/// Only numbers that are possible are made: right in length for their country. Whether a range is in service is not
/// asked, because new ones open every month.
package struct PhoneNumber: Hashable, Sendable {
    package let e164: String

    /// Reads a number with `+` and country code; spaces, dashes and brackets do not matter.
    ///
    /// Nil when the text is no possible number.
    package init?(_ text: String) {
        guard text.utf8.count <= 64, text.contains("+") else { return nil }
        var text = text
        let e164: String? = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { written in
                    guard let start = characters.baseAddress, let end = written.baseAddress,
                        unsafe phone_number_e164(start, characters.count, end, written.count) == PHONE_NUMBER_POSSIBLE
                    else { return nil }
                    return unsafe String(cString: end)
                }
            }
        }
        guard let e164 else { return nil }
        self.e164 = e164
    }
}

extension PhoneNumber: CustomStringConvertible {
    package var description: String { e164 }
}
