package import Languages

/// What a browser calls itself, as far as its owner recognises it by that.
///
/// Browsers name each other in this field, to be taken for them; the one that names the fewest others is looked for first.
package struct BrowserName: Hashable, Sendable {
    private let browser: String?
    private let system: String?

    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Macintosh", "macOS"), ("Linux", "Linux"),
    ]

    package init(_ agent: String) {
        browser = Self.browsers.first { agent.contains($0.0) }?.1
        system = Self.systems.first { agent.contains($0.0) }?.1
    }

    package var phrase: Phrase {
        switch (browser, system) {
        case (let browser?, let system?):
            Phrase("{browser} on {system}", ["browser": browser, "system": system])
        case (let name?, nil), (nil, let name?): Phrase(name)
        case (nil, nil): Phrase("A browser that does not say its name")
        }
    }
}
