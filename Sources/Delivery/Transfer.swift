private import CCurl

/// Transfers to receivers, one after the other, on one thread, which waits for them.
@safe final class Transfer {
    /// What a receiver said.
    struct Answer: Sendable {
        let status: Int
        let body: [UInt8]
    }

    /// Why there was no answer.
    struct Flaw: Error {
        let description: String
    }

    private let transfer: OpaquePointer

    /// Nil when there is no memory.
    init?() {
        guard let transfer = unsafe transfer_make() else { return nil }
        unsafe self.transfer = transfer
    }

    deinit { unsafe transfer_end(transfer) }

    func post(_ letter: Letter) throws(Flaw) -> Answer {
        let fields = letter.fields.map { "\($0.name): \($0.value)\n" }.joined()
        var permissions: UInt32 = 0
        if letter.permissions.contains(.plainHTTP) { permissions |= TRANSFER_PLAIN_HTTP.rawValue }
        if letter.permissions.contains(.privateAddresses) { permissions |= TRANSFER_PRIVATE_ADDRESSES.rawValue }
        var answer = [UInt8](repeating: 0, count: Transfer.maximumAnswer)
        var length = 0
        var flaw = [CChar](repeating: 0, count: 256)
        let status = unsafe transfer_post(
            transfer, letter.url, fields, letter.body, letter.body.count, permissions, Transfer.maximumSeconds, &answer,
            answer.count, &length, &flaw)
        guard status > 0 else {
            throw Flaw(
                description: String(decoding: flaw.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
        return Answer(status: status, body: Array(answer.prefix(length)))
    }

    /// How long one transfer may take in all.
    static let maximumSeconds = 10
    /// A receiver has nothing long to say.
    private static let maximumAnswer = 16_384
}

/// What is to be posted, and where.
struct Letter: Sendable {
    let url: String
    let fields: [(name: String, value: String)]
    let body: [UInt8]
    let permissions: ReceiverPermissions
}

/// Where receivers may be, besides behind TLS at public addresses.
package struct ReceiverPermissions: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    package static let plainHTTP = ReceiverPermissions(rawValue: 1)
    /// This machine and private networks; whoever may make streams reaches everything there then.
    package static let privateAddresses = ReceiverPermissions(rawValue: 2)
}
