import Accounts
import Logging
import SCIM
import TestSupport
import Testing

@testable import Delivery

/// Events on their way to real receivers, which behave and misbehave.
@Suite(.timeLimit(.minutes(10))) struct CourierTests {
    private func courier(_ house: TestHouse) -> Courier {
        Courier(
            duties: [
                EventDuty(
                    delivering: Delivering(
                        store: house.faults, keyring: house.keyring, environment: house.environment),
                    permissions: [.plainHTTP, .privateAddresses], logger: house.log.logger(.info))
            ],
            origins: AsyncStream { $0.finish() })
    }

    private func stream(
        to receiver: TestReceiver,
        of company: TestOrganization,
        authorization: String? = nil
    ) async throws -> EventStream.ID {
        try await company.house.administration.createStream(
            Administration.StreamWish(endpoint: receiver.url, authorization: authorization),
            integration: TestOrganization.integration, in: company.slug)
    }

    private func outbox(_ company: TestOrganization) async throws -> [OutboxEntry] {
        try await company.house.administration.outbox(of: company.slug)
    }

    @Test func `SCIM-396 an event is posted as a signed token, once, when the receiver takes it`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let receiver = try await TestReceiver()
            _ = try await stream(to: receiver, of: company, authorization: "Bearer opensesame")
            for number in 0..<40 { _ = try await company.person("person-\(number)@x.example") }
            await courier(house).round(origin: house.publicURL)
            await courier(house).round(origin: house.publicURL)
            let push = try #require(receiver.pushes.first)
            #expect(push["Content-Type"] == "application/secevent+jwt" && push["Accept"] == "application/json")
            #expect(push["Authorization"] == "Bearer opensesame")
            let names = receiver.tokens.compactMap { $0.payload?["data"]?["userName"]?.string }
            #expect(names == (0..<40).map { "person-\($0)@x.example" })
            let keys = try await house.client.send("GET", "/.well-known/jwks.json").json
            #expect(receiver.tokens.allSatisfy { $0.isSigned(by: keys) })
            #expect(push.token?.claims["iss"]?.string == house.publicURL + "/o/" + company.slug)
            #expect(push.token?.claims["aud"]?.string == receiver.url)
            #expect(try await outbox(company).isEmpty)
            #expect(!house.log.contains("opensesame"))
            try await receiver.stop()
        }
    }

    @Test func `SCIM-386 what fails is tried again, nothing goes past it, and its txn stays`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let receiver = try await TestReceiver { count, _ in count <= 2 ? .status(500) : .status(202) }
            _ = try await stream(to: receiver, of: company)
            for name in ["ada", "bob"] { _ = try await company.person("\(name)@x.example") }
            let courier = courier(house)
            await courier.round(origin: house.publicURL)
            await courier.round(origin: house.publicURL)
            #expect(receiver.pushes.count == 1)
            let first = try #require(try await outbox(company).first)
            #expect(first.attempts == 1 && first.lastError == "the receiver answered 500")
            house.clock.advance(bySeconds: 1)
            await courier.round(origin: house.publicURL)
            house.clock.advance(bySeconds: 1)
            await courier.round(origin: house.publicURL)
            #expect(receiver.pushes.count == 2)
            house.clock.advance(bySeconds: 1)
            await courier.round(origin: house.publicURL)
            let names = receiver.tokens.compactMap { $0.payload?["data"]?["userName"]?.string }
            #expect(names == ["ada", "ada", "ada", "bob"].map { "\($0)@x.example" })
            #expect(Set(receiver.tokens.prefix(3).compactMap(\.transaction)).count == 1)
            #expect(Set(receiver.tokens.compactMap { $0.claims["jti"]?.string }).count == 4)
            #expect(try await outbox(company).isEmpty)
            try await receiver.stop()
        }
    }

    @Test func `what a receiver refuses is written down, and the next event goes out`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let refusal: JSONValue = ["err": "invalid_audience", "description": "not mine"]
            let receiver = try await TestReceiver { count, _ in count == 1 ? .status(400, refusal) : .status(202) }
            _ = try await stream(to: receiver, of: company)
            for name in ["ada", "bob"] { _ = try await company.person("\(name)@x.example") }
            await courier(house).round(origin: house.publicURL)
            await courier(house).round(origin: house.publicURL)
            #expect(receiver.pushes.count == 2)
            let entries = try await outbox(company)
            #expect(entries.count == 1 && entries[0].refused != nil)
            #expect(entries[0].lastError == "invalid_audience: not mine")
            house.clock.advance(bySeconds: 7 * 86_400)
            try await Delivering(store: house.faults, keyring: house.keyring, environment: house.environment).sweep()
            #expect(try await outbox(company).isEmpty)
            try await receiver.stop()
        }
    }

    @Test func `after three days the stream is paused with its reason, and goes on when it is resumed`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let receiver = try await TestReceiver { count, _ in count <= 90 ? .status(503) : .status(202) }
            let id = try await stream(to: receiver, of: company)
            _ = try await company.person("ada@x.example")
            let courier = courier(house)
            var streams: [EventStream] = []
            for _ in 0..<200 {
                await courier.round(origin: house.publicURL)
                streams = try await house.administration.streams(in: company.slug)
                guard streams.first?.paused == nil else { break }
                house.clock.advance(bySeconds: 3600)
            }
            #expect(streams.first?.paused == "the receiver answered 503")
            let pushes = receiver.pushes.count
            await courier.round(origin: house.publicURL)
            #expect(receiver.pushes.count == pushes && pushes < 90)
            try await house.administration.pause(id, in: company.slug, because: nil)
            await courier.round(origin: house.publicURL)
            #expect(receiver.pushes.count == pushes + 1)
            #expect(try await outbox(company).first?.attempts == 1)
            try await receiver.stop()
        }
    }

    @Test func `two servers do not serve a stream at once, and one takes over from a dead one`() async throws {
        try await TestHouse.run { house in
            var options = TestHouse.Options()
            options.databaseURL = house.databaseURL
            options.clock = house.clock
            try await TestHouse.run(options) { other in
                let company = try await house.organization()
                let receiver = try await TestReceiver()
                _ = try await stream(to: receiver, of: company)
                for number in 0..<100 { _ = try await company.person("person-\(number)@x.example") }
                let couriers = [courier(house), courier(other)]
                await withTaskGroup(of: Void.self) { group in
                    for courier in couriers { group.addTask { await courier.round(origin: house.publicURL) } }
                }
                let names = receiver.tokens.compactMap { $0.payload?["data"]?["userName"]?.string }
                #expect(names == (0..<100).map { "person-\($0)@x.example" })
                // Claimed, and never heard of again.
                _ = try await company.person("last@x.example")
                let dead = Delivering(store: house.faults, keyring: house.keyring, environment: house.environment)
                let due = try #require(try await dead.due(limit: 1).first)
                #expect(try await dead.claim(due, origin: house.publicURL) != nil)
                await couriers[1].round(origin: house.publicURL)
                #expect(receiver.pushes.count == 100)
                house.clock.advance(bySeconds: Delivering.secondsForClaim)
                await couriers[1].round(origin: house.publicURL)
                #expect(receiver.pushes.count == 101)
                try await receiver.stop()
            }
        }
    }

    @Test func `a receiver that says nothing holds up nobody else`() async throws {
        try await TestHouse.run { house in
            let (slow, fast) = (try await house.organization(), try await house.organization())
            let (silent, receiver) = (try await TestReceiver { _, _ in .silence }, try await TestReceiver())
            _ = try await stream(to: silent, of: slow)
            _ = try await stream(to: receiver, of: fast)
            _ = try await slow.person("ada@x.example")
            _ = try await fast.person("ada@x.example")
            let courier = courier(house)
            async let first: Void = courier.round(origin: house.publicURL)
            while receiver.pushes.isEmpty || silent.pushes.isEmpty { await Task.yield() }
            _ = try await fast.person("bob@x.example")
            await courier.round(origin: house.publicURL)
            #expect(receiver.pushes.count == 2)
            await first
            #expect(try await outbox(slow).first?.attempts == 1)
            #expect(silent.pushes.count == 1)
            try await silent.stop()
            try await receiver.stop()
        }
    }
}
