package import Accounts
private import SCIM
private import Secrets

/// Somebody with a role, signed in at the panel in a browser of their own.
package struct PanelVisitor: Sendable {
    package let person: TestPerson
    package let browser: TestBrowser
    /// What the app on the phone knows.
    private let secret: [UInt8]

    package var company: TestOrganization { person.company }
    package var house: TestHouse { person.company.house }

    /// - Parameter path: what stands behind `/admin`.
    package func open(_ path: String = "") async throws -> HTTPAnswer {
        try await browser.open(company.page("/admin" + path))
    }

    package func submit(_ fields: KeyValuePairs<String, String>, to path: String) async throws -> HTTPAnswer {
        try await browser.submit(fields, to: company.page("/admin" + path))
    }

    /// A code of the app: each later one is good once; there are three while the clock stands still, and the first is used
    /// when somebody comes.
    package func code(_ steps: Int64 = 0) throws -> String {
        let step = TOTP.step(at: house.clock.now.milliseconds / 1000) + steps
        guard let code = TOTP(secret: secret).code(of: step) else { throw PersonFailed(reason: "no code") }
        return code
    }

    /// As the pages know who it is.
    package var acting: ActingAdministrator {
        get async throws {
            guard let cookie = browser.cookies["__Host-muster-session"], let secret = BrowserSecret(cookie),
                let person = try await house.reception.signingIn.person(secret, in: company.organization),
                case .admitted(let acting) = try await house.office.admitting.admit(person, network: "192.0.2.1")
            else { throw PersonFailed(reason: "nobody is admitted") }
            return acting
        }
    }

    fileprivate init(person: TestPerson, browser: TestBrowser, secret: [UInt8]) {
        self.person = person
        self.browser = browser
        self.secret = secret
    }
}

extension TestHouse {
    /// As the command line does it.
    package func appoint(_ name: String, as role: Role?, in slug: String) async throws {
        try await office.appointing.appoint(name, as: role, by: try await administration.acting(in: slug))
    }
}

extension TestOrganization {
    /// Somebody who administers, in a browser where the second factor was just shown.
    package func administrator(
        _ role: Role = .systemAdministrator,
        language: String = "en"
    ) async throws -> PanelVisitor {
        let person = try await claimed("admin-\(house.nextNumber())@admin.example")
        try await house.appoint(person.id.text, as: role, in: slug)
        return try await person.enterPanel(language: language)
    }
}

extension TestPerson {
    /// Signs in and sets the second factor up, as the pages ask for it.
    package func enterPanel(language: String = "en") async throws -> PanelVisitor {
        // Each from a place of its own: the clock stands still, and so does what one place may ask for in a minute.
        let number = company.house.nextNumber()
        let address = "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
        let browser = TestBrowser(company.house, language: language, at: address)
        _ = try await signIn(browser)
        let page = try await browser.open(company.page("/admin"))
        guard let text = page.text.firstMatch(of: /id="secret">([A-Z2-7 ]+)</)?.1,
            let secret = [UInt8](base32: String(text))
        else { throw PersonFailed(reason: page.text) }
        let visitor = PanelVisitor(person: self, browser: browser, secret: secret)
        var answer = try await visitor.submit(["second-factor": try visitor.code(-1)], to: "/second-factor")
        // Where the clock goes on with each reading, the next step may have begun in between.
        if answer.status == 422 {
            answer = try await visitor.submit(["second-factor": try visitor.code(-1)], to: "/second-factor")
        }
        guard answer.status == 200 else { throw PersonFailed(reason: answer.text) }
        return visitor
    }
}

extension [UInt8] {
    /// RFC 4648 §6, with spaces.
    fileprivate init?(base32 text: String) {
        self = []
        var (bits, count) = (0, 0)
        for character in text.utf8 where character != UInt8(ascii: " ") {
            guard let value = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8).firstIndex(of: character) else {
                return nil
            }
            bits = (bits << 5 | value) & 0xFFFF
            count += 5
            guard count >= 8 else { continue }
            count -= 8
            append(UInt8(truncatingIfNeeded: bits >> count))
        }
    }
}
