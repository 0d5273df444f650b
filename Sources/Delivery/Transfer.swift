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

    let transfer: OpaquePointer

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
        let status = unsafe transfer_send(
            transfer, letter.method, letter.url, fields, letter.body, letter.body.count, permissions,
            Transfer.maximumSeconds, &answer,
            answer.count, &length, &flaw)
        guard status > 0 else {
            throw Flaw(description: Transfer.text(flaw))
        }
        return Answer(status: status, body: Array(answer.prefix(length)))
    }

    /// What C wrote into a buffer.
    static func text(_ buffer: [CChar]) -> String {
        String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// How long one transfer may take in all.
    static let maximumSeconds = 10
    /// A receiver has nothing long to say.
    private static let maximumAnswer = 16_384
}

/// What is to be sent, and where.
struct Letter: Carried {
    let url: String
    var method = "POST"
    let fields: [(name: String, value: String)]
    let body: [UInt8]
    let permissions: ReceiverPermissions

    func go(by transfer: Transfer) throws(Transfer.Flaw) -> Transfer.Answer { try transfer.post(self) }
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
