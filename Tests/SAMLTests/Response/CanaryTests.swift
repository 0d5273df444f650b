import Foundation
import Glibc
import SAML
import SAMLCorpus
import Testing

/// Nothing that a message names is ever fetched: somebody listens where the corpus points to, and nobody comes.
@Suite struct CanaryTests {
    @Test func `no message makes us call anybody`() throws {
        let canary = try Canary()
        let documents = try CorpusDocument.all.filter { document in
            try String(decoding: document.bytes(), as: UTF8.self).contains("127.0.0.1:9999")
        }
        #expect(documents.count >= 6)
        for document in documents {
            let text = String(decoding: try document.bytes(), as: UTF8.self)
                .replacing("127.0.0.1:9999", with: "127.0.0.1:\(canary.port)")
            let value = Data(text.utf8).base64EncodedString()
            let outcome = CorpusHouse.verifier(of: document).outcome(of: value, expecting: document.expectation)
            #expect(outcome.refusal != nil, "\(document.path) is accepted")
        }
        #expect(!canary.heard)
    }

    @Test func `the canary hears who comes`() throws {
        let canary = try Canary()
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        #expect(canary.called(by: descriptor))
        #expect(canary.heard)
    }
}

/// A port of this machine, and whether anybody called there.
private final class Canary {
    private let descriptor: CInt
    private var address = sockaddr_in()

    var port: UInt16 { UInt16(bigEndian: address.sin_port) }

    /// A call waits in the kernel until it is taken, so that nobody has to listen meanwhile.
    var heard: Bool {
        let caller = accept(descriptor, nil, nil)
        if caller >= 0 { close(caller) }
        return caller >= 0
    }

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isOpen = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(descriptor, address, size) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        try #require(isOpen)
    }

    deinit { close(descriptor) }

    func called(by caller: CInt) -> Bool {
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        return unsafe withUnsafePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe connect(caller, $0, size) == 0 }
        }
    }
}
