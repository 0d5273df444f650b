import SCIM
import Synchronization
import TestSupport

/// Many clients that create, change and read people, and remember what they were told.
final class Crowd: Sendable {
    /// Somebody a client has tried to create; nickName and title are the number of the last change.
    struct Person: Sendable {
        let userName: String
        /// Nil while nobody has answered that there is such a person.
        var id: String?
        /// The last change that was answered.
        var known = 0
        /// The last change that was sent.
        var tried = 0
    }

    private struct Memory {
        var people: [Person] = []
        var answered = 0
        var statuses: [Int: Int] = [:]
        var disputed: [String: Int] = [:]
    }

    private let fleet: Fleet
    private let memory = Mutex(Memory())
    /// What happens once so many writes were answered.
    private let events: [Int: @Sendable () async -> Void]
    private let goal: Int

    init(_ fleet: Fleet, goal: Int, events: [Int: @Sendable () async -> Void]) {
        (self.fleet, self.goal, self.events) = (fleet, goal, events)
    }

    /// Everybody that some client has tried to create under a name of its own.
    var people: [Person] { memory.withLock(\.people) }
    /// How often each status was answered; 0 stands for a connection that broke.
    var statuses: [Int: Int] { memory.withLock(\.statuses) }
    /// How often each userName that many clients want was answered 201.
    var disputed: [String: Int] { memory.withLock(\.disputed) }

    /// Lets the clients work until as many writes were answered as is the goal.
    func work(clients: Int) async {
        await withTaskGroup(of: Void.self) { group in
            for client in 0..<clients { group.addTask { await self.work(as: client) } }
        }
    }

    private func work(as client: Int) async {
        var turn = client
        while memory.withLock({ $0.answered }) < goal {
            turn += 1
            var person = await create("person-\(client)-\(turn)@x.example", turn)
            for number in 1...2 where person.id != nil { await change(&person, to: number, turn + number) }
            let isKnown = person.id != nil
            memory.withLock { $0.people.append(person) }
            await dispute("wanted-\(turn / 4)@x.example", turn)
            // As a client does that was told to come back later.
            if !isKnown { try? await Task.sleep(for: .milliseconds(20)) }
        }
    }

    private func create(_ userName: String, _ turn: Int) async -> Person {
        var person = Person(userName: userName)
        let body = #"{"userName":"\#(userName)","nickName":"0","title":"0"}"#
        let answer = await send("POST", "/Users", body, turn)
        if answer?.status == 201 {
            person.id = answer?.json?["id"]?.string
            await count()
        }
        return person
    }

    private func change(_ person: inout Person, to number: Int, _ turn: Int) async {
        guard let id = person.id else { return }
        person.tried = number
        let body = #"{"Operations":[{"op":"replace","value":{"nickName":"\#(number)","title":"\#(number)"}}]}"#
        if await send("PATCH", "/Users/\(id)", body, turn)?.status == 200 {
            person.known = number
            await count()
        }
        _ = await send("GET", "/Users/\(id)", nil, turn)
    }

    /// Asks for a name that others ask for at the same time.
    private func dispute(_ userName: String, _ turn: Int) async {
        let answer = await send("POST", "/Users", #"{"userName":"\#(userName)"}"#, turn)
        if answer?.status == 201 { memory.withLock { $0.disputed[userName, default: 0] += 1 } }
    }

    private func send(_ method: String, _ target: String, _ json: String?, _ turn: Int) async -> HTTPAnswer? {
        let answer = await fleet.send(method, target, json: json, turn: turn)
        memory.withLock { $0.statuses[answer?.status ?? 0, default: 0] += 1 }
        return answer
    }

    private func count() async {
        let answered = memory.withLock { memory in
            memory.answered += 1
            return memory.answered
        }
        await events[answered]?()
    }
}
