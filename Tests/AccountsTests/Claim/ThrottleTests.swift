import Accounts
import SCIM
import Secrets
import TestSupport
import Testing

/// How often somebody may try to sign in, by the clock.
@Suite struct ThrottleTests {
    /// Tries to sign in as somebody, known or not, until there must be waited.
    ///
    /// - Returns: how many tries were free, and the seconds to wait after them.
    private func tries(
        _ house: TestHouse, as name: String = "ada@x.example", from network: (Int) -> String, browser: String? = nil,
        most: Int = 200
    ) async throws -> (free: Int, wait: Int64) {
        let organization = try #require(try await house.administration.organizations().first)
        for number in 0..<most {
            let outcome = try await house.reception.signingIn.signIn(
                name, password: "wrong", in: organization, browser: browser, network: network(number), agent: "")
            if case .wait(let seconds) = outcome { return (number, seconds) }
        }
        return (most, 0)
    }

    @Test func `five tries are free for one name from one network, and then one in three minutes`() async throws {
        try await TestHouse.run { house in
            let first = try await tries(house) { _ in "192.0.2.1" }
            #expect(first.free == 5 && first.wait == 180)
            house.clock.advance(bySeconds: 180)
            #expect(try await tries(house) { _ in "192.0.2.1" }.free == 1)
            house.clock.advance(bySeconds: 900)
            #expect(try await tries(house) { _ in "192.0.2.1" }.free == 5)
        }
    }

    @Test func `from however many networks, twenty are free for one name, and then one in a minute`() async throws {
        try await TestHouse.run { house in
            let first = try await tries(house) { "192.0.2.\($0)" }
            #expect(first.free == 20 && first.wait == 60)
            house.clock.advance(bySeconds: 60)
            #expect(try await tries(house) { "198.51.100.\($0)" }.free == 1)
            #expect(try await tries(house, as: "bob@x.example") { "203.0.113.\($0)" }.free == 20)
        }
    }

    @Test func `three hundred are free from one network, whatever the names`() async throws {
        try await TestHouse.run { house in
            let organization = try #require(try await house.administration.organizations().first)
            var free = 0
            for number in 0..<305 {
                let outcome = try await house.reception.signingIn.signIn(
                    "person\(number)@x.example", password: "wrong", in: organization, browser: nil,
                    network: "192.0.2.1", agent: "")
                if outcome == .refused { free += 1 }
            }
            #expect(free == 300)
        }
    }

    @Test func `a clock that was set back locks nobody out`() async throws {
        try await TestHouse.run { house in
            _ = try await tries(house) { _ in "192.0.2.1" }
            house.clock.advance(bySeconds: -86_400)
            #expect(try await tries(house) { _ in "192.0.2.1" }.free == 5)
        }
    }

    @Test func `a code is mailed to one person ten times at once, and then once in fifteen minutes`() async throws {
        try await TestHouse.run { house in
            let ada = try await Claimant.invited(["userName": "ada@x.example"], in: try await house.organization())
            _ = try await ada.claim()
            func mailed(_ wishes: Int, from networks: String) async throws -> Int {
                var codes: Set<String> = []
                for number in 0..<wishes {
                    let place = Recovering.Place(network: "\(networks).\(number)", browser: nil)
                    let asked = try await house.reception.recovering.ask(ada.name, in: ada.organization, from: place)
                    #expect(asked == .way(.mailedCode), "whether a mail leaves or not")
                    try await house.reception.desk.flush()
                    if let code = try? await ada.message(.resetCode).code { codes.insert(code) }
                }
                return codes.count
            }
            #expect(try await mailed(13, from: "192.0.2") == 10)
            house.clock.advance(bySeconds: 900)
            #expect(try await mailed(3, from: "198.51.100") == 1)
        }
    }
}
