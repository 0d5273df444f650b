/// A question of DNS, as it arrived, and the messages that answer it (RFC 1035 §4.1).
struct Question {
    let name: String
    private let number: [UInt8]
    /// Name, type and class.
    private let section: [UInt8]

    /// Nil for what asks for no TXT record.
    init?(_ message: [UInt8]) {
        guard message.count > 16 else { return nil }
        var labels: [String] = []
        var index = 12
        while index < message.count, message[index] > 0 {
            let end = index + 1 + Int(message[index])
            guard end < message.count else { return nil }
            labels.append(String(decoding: message[index + 1..<end], as: UTF8.self))
            index = end
        }
        guard index + 5 <= message.count, message.dropFirst(index + 1).starts(with: Question.txt) else { return nil }
        name = labels.joined(separator: ".").lowercased()
        number = Array(message.prefix(2))
        section = Array(message[12..<index + 5])
    }

    func answer(_ reply: TestNameServer.Reply) -> [UInt8] {
        switch reply {
        case .texts(let texts, let aliases): message(number, records: records(texts, aliases))
        case .code(let code): message(number, code: code)
        case .truncated: message(number, flags: 0x87)
        case .forged(let texts): message([number[0], number[1] ^ 1], records: records(texts, []))
        case .garbage: number + [UInt8](repeating: 0xC0, count: 40)
        }
    }

    private static let txt: [UInt8] = [0, 16, 0, 1]
    private static let cname: [UInt8] = [0, 5, 0, 1]
    private static let life: [UInt8] = [0, 0, 0, 60]

    /// - Parameter flags: an answer with authority, by one who was asked to look further, unless they say more.
    private func message(
        _ number: [UInt8],
        flags: UInt8 = 0x85,
        code: UInt8 = 0,
        records: [[UInt8]] = []
    ) -> [UInt8] {
        number + [flags, 0x80 | code, 0, 1] + Question.pair(records.count) + [0, 0, 0, 0] + section + records.joined()
    }

    private func records(_ texts: [[String]], _ aliases: [String]) -> [[UInt8]] {
        let names = [name] + aliases
        let steps = zip(names, aliases).map { Question.record($0, Question.cname, Question.encoded($1)) }
        return steps + texts.map { Question.record(names[names.count - 1], Question.txt, Question.strings($0)) }
    }

    private static func record(_ name: String, _ type: [UInt8], _ data: [UInt8]) -> [UInt8] {
        encoded(name) + type + life + pair(data.count) + data
    }

    private static func encoded(_ name: String) -> [UInt8] {
        strings(name.split(separator: ".").map(String.init)) + [0]
    }

    private static func strings(_ texts: [String]) -> [UInt8] {
        texts.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
    }

    private static func pair(_ number: Int) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }
}
