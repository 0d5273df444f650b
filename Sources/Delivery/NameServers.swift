internal import Accounts
private import CAres
private import Foundation

/// Asks name servers what DNS says, each question on a thread of its own, which waits for the answer.
package struct NameServers: DomainRecords {
    /// Addresses with or without ports; those that this machine asks where there are none.
    private let servers: String
    private let secondsForAnswer: UInt32

    /// How long a question may take in all.
    package static let maximumSeconds: UInt32 = 5
    /// More is not read; a message of DNS has 65,535 bytes at most.
    private static let maximumBytes = 65_536
    private static let maximumTexts = 256

    /// Nil when these are no addresses of name servers, like `192.0.2.53,[2001:db8::53]:5353`.
    package init?(_ servers: String?, secondsForAnswer: UInt32 = NameServers.maximumSeconds) {
        if let servers {
            guard unsafe dns_servers_are_usable(servers) != 0 else { return nil }
        }
        self.servers = servers ?? ""
        self.secondsForAnswer = secondsForAnswer
    }

    package func texts(at name: String) async throws -> [String] {
        try await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: ask(name)) }
            thread.name = "question"
            thread.start()
        }.get()
    }

    private func ask(_ name: String) -> Result<[String], NoDomainRecords> {
        var bytes = [UInt8](repeating: 0, count: NameServers.maximumBytes)
        var lengths = [Int](repeating: 0, count: NameServers.maximumTexts)
        var count = 0
        var flaw = [CChar](repeating: 0, count: 256)
        let result = unsafe dns_txt(
            name, servers, secondsForAnswer, &bytes, bytes.count, &lengths, lengths.count, &count, &flaw)
        guard result != DNS_FAILED else {
            let reason = String(decoding: flaw.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            return .failure(NoDomainRecords("DNS did not say what there is at \(name): \(reason)."))
        }
        var rest = bytes[...]
        return .success(
            lengths.prefix(count).map { length in
                defer { rest = rest.dropFirst(length) }
                return String(decoding: rest.prefix(length), as: UTF8.self)
            })
    }
}
