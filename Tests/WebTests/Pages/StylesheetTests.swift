import TestSupport
import Testing

/// The one stylesheet: small, kept for good, and readable by everybody.
@Suite struct StylesheetTests {
    @Test func `it is kept for good, at an address that changes with it`() async throws {
        let sheet = try await Self.sheet()
        #expect(sheet.status == 200)
        #expect(sheet["Content-Type"] == "text/css; charset=utf-8")
        #expect(sheet["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(sheet["X-Content-Type-Options"] == "nosniff")
        #expect(sheet.body.count < 8192)
    }

    @Test func `a page with all it needs weighs less than 50 KB`() async throws {
        let sheet = try await Self.sheet().body.count
        for language in ["en", "es", "it", "sv", "ur"] {
            let page = try await TestHouse.shared.client.send("GET", "/?lang=\(language)").body.count
            #expect(page + sheet < 50_000)
        }
    }

    @Test func `directions are logical, and nothing comes from elsewhere`() async throws {
        let text = try await Self.sheet().text
        for word in ["left", "right", "url(", "@import", "http"] {
            let code = text.split(separator: "\n").filter { !$0.hasPrefix("/*") }
            #expect(!code.contains { $0.contains(word) }, "\(word)")
        }
        for query in ["prefers-color-scheme: dark", "prefers-reduced-motion", "forced-colors: active", "print"] {
            #expect(text.contains(query), "\(query)")
        }
    }

    /// WCAG 2.2, 1.4.6: contrast of 7 to 1.
    @Test(arguments: [
        ("ink", "ground"), ("ink", "card"), ("soft", "ground"), ("soft", "card"), ("accent", "card"),
        ("accent", "ground"), ("on-accent", "accent"), ("wrong", "card"), ("wrong", "ground"),
    ])
    func `text stands out, in light and in dark`(front: String, back: String) async throws {
        let palettes = try await Self.sheet().text.split(separator: "@media (prefers-reduced")[0]
            .split(separator: "prefers-color-scheme: dark").map(Self.colours)
        #expect(palettes.count == 2)
        for colours in palettes {
            let lights = [try #require(colours[front]), try #require(colours[back])].map(Self.luminance).sorted()
            #expect((lights[1] + 0.05) / (lights[0] + 0.05) >= 7, "\(front) on \(back)")
        }
    }

    private static func sheet() async throws -> HTTPAnswer {
        let client = try await TestHouse.shared.client
        let page = try await client.send("GET", "/").text
        return try await client.send("GET", String(try #require(page.firstMatch(of: /href="(\/static\/[^"]+)"/)).1))
    }

    private static func colours(_ text: Substring) -> [String: Int] {
        let pairs = text.matches(of: /--([a-z-]+): #([0-9a-f]{6});/).map { (String($0.1), Int($0.2, radix: 16) ?? 0) }
        return Dictionary(pairs) { first, _ in first }
    }

    /// WCAG 2.2, relative luminance.
    private static func luminance(_ colour: Int) -> Double {
        let parts = [16, 8, 0].map { shift -> Double in
            let part = Double(colour >> shift & 0xFF) / 255
            return part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// To the power of 2.4, as the square by the fifth root of the square.
    private static func power(_ base: Double) -> Double {
        let square = base * base
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }
}
