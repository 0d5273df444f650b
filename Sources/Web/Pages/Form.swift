internal import Accounts
internal import SCIM

/// What somebody has filled in: application/x-www-form-urlencoded, or multipart/form-data where there is a picture.
package struct Form: Sendable {
    /// The hidden field that binds a form to a browser.
    static let tokenField = "form"

    private var values: [(name: String, value: String)] = []
    /// The picture that was sent with it.
    package private(set) var file: [UInt8]?

    /// - Parameter type: the field `Content-Type`.
    /// - Throws: `FormError`.
    package init(_ body: [UInt8], type: String?) throws(FormError) {
        let words = (type ?? "").split(separator: ";").map { $0.trimming(" ") }
        switch words.first?.lowercased() {
        case "application/x-www-form-urlencoded": try read(body)
        case "multipart/form-data":
            guard let boundary = words.dropFirst().compactMap(Multipart.boundary).first else { throw .malformed }
            for part in try Multipart.parts(of: body, boundary: boundary) {
                guard part.isFile else {
                    try add(part.name, String(validating: part.content, as: UTF8.self))
                    continue
                }
                guard file == nil else { throw .malformed }
                guard part.content.count <= Limits.pictureBytes else { throw .tooLarge }
                // A field for a file that was left empty is sent nevertheless.
                file = part.content.isEmpty ? nil : Array(part.content)
            }
        default: throw .unsupported
        }
    }

    /// The fields in front of a file that is still on its way.
    ///
    /// - Throws: `FormError`.
    init(fields: [(name: String, value: String)]) throws(FormError) {
        for field in fields { try add(field.name, field.value) }
    }

    /// The value of a field, empty where there is none; nothing is taken off it.
    package subscript(name: String) -> String { values.first { $0.name == name }?.value ?? "" }

    /// In the order in which they came.
    var fields: [(name: String, value: String)] { values }

    /// What may be shown or sent once more: everything but passwords, and the token, which was wrong.
    package var kept: [(name: String, value: String)] {
        values.filter { $0.name != Self.tokenField && !$0.name.lowercased().contains("password") }
    }

    private mutating func read(_ body: [UInt8]) throws(FormError) {
        for pair in body.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(parts[0]) else { throw .malformed }
            try add(name, Self.decode(parts.count == 2 ? parts[1] : []))
        }
    }

    /// No name may come twice, so that no two readers see different forms.
    private mutating func add(_ name: String, _ value: String?) throws(FormError) {
        guard let value, !value.contains("\0"), !values.contains(where: { $0.name == name }),
            values.count < Limits.formFields
        else { throw .malformed }
        values.append((name, value))
    }

    private static func decode(_ bytes: ArraySlice<UInt8>) -> String? {
        String(validating: bytes, as: UTF8.self).flatMap { PercentCoding.decode($0[...], plusIsSpace: true) }
    }
}

/// Why a form cannot be read.
package enum FormError: Error, Hashable, Sendable {
    case malformed
    case tooLarge
    /// No type that a form has.
    case unsupported
}
