private import Synchronization

/// A browser without JavaScript: keeps cookies, sends the hidden fields of the page it shows, and goes where a form leads.
package final class TestBrowser: Sendable {
    private let client: HTTPClient
    private let language: String
    /// Where it is, as a proxy says; nil is where the test is.
    private let place: String?
    private let state = Mutex(State())

    fileprivate struct State {
        var cookies: [String: String] = [:]
        var hidden: [(name: String, value: String)] = []
    }

    package convenience init(_ house: TestHouse, language: String = "en", at place: String? = nil) {
        self.init(house.client, language: language, at: place)
    }

    package init(_ client: HTTPClient, language: String = "en", at place: String? = nil) {
        self.client = client
        self.language = language
        self.place = place
    }

    /// The cookies it would send, by their names.
    package var cookies: [String: String] { state.withLock(\.cookies) }

    /// Takes over a cookie of another browser.
    package func take(_ cookie: String, _ value: String) {
        state.withLock { $0.cookies[cookie] = value }
    }

    package func open(_ address: String) async throws -> HTTPAnswer {
        try await send("GET", address, [HTTPHeader("Sec-Fetch-Site", "none")], nil)
    }

    /// Sends the form of the page that is shown to an address, and goes where it leads.
    ///
    /// - Parameter headers: say who sends it; nothing, and the browser is an old one.
    package func submit(
        _ fields: KeyValuePairs<String, String>,
        to address: String,
        headers: [HTTPHeader] = [HTTPHeader("Sec-Fetch-Site", "same-origin")]
    ) async throws -> HTTPAnswer {
        try await submit(fields.map { (name: $0.key, value: $0.value) }, to: address, headers: headers)
    }

    package func submit(
        _ own: [(name: String, value: String)],
        to address: String,
        headers: [HTTPHeader] = [HTTPHeader("Sec-Fetch-Site", "same-origin")]
    ) async throws -> HTTPAnswer {
        let names = Set(own.map(\.name))
        let hidden = state.withLock(\.hidden).filter { !names.contains($0.name) }
        let body = (hidden + own).map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
        let type = HTTPHeader("Content-Type", "application/x-www-form-urlencoded")
        return try await follow(try await send("POST", address, [type] + headers, Array(body.utf8)))
    }

    /// The same with a file in the field `picture` (RFC 7578); it is called what people call a picture.
    package func upload(
        _ file: [UInt8],
        _ fields: KeyValuePairs<String, String> = [:],
        to address: String,
        headers: [HTTPHeader] = [HTTPHeader("Sec-Fetch-Site", "same-origin")]
    ) async throws -> HTTPAnswer {
        let own = fields.map { (name: $0.key, value: $0.value) }
        let names = Set(own.map(\.name))
        let hidden = state.withLock(\.hidden).filter { !names.contains($0.name) }
        let boundary = "----TestBrowser"
        let texts = (hidden + own).map { field in
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field.name)\"\r\n\r\n\(field.value)\r\n"
        }
        let head =
            texts.joined() + "--\(boundary)\r\nContent-Disposition: form-data; name=\"picture\"; "
            + "filename=\"me.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
        let type = HTTPHeader("Content-Type", "multipart/form-data; boundary=\(boundary)")
        let body = Array(head.utf8) + file + Array("\r\n--\(boundary)--\r\n".utf8)
        return try await follow(try await send("POST", address, [type] + headers, body))
    }

    /// Has a cookie that it was not given by a page.
    package func keep(_ name: String, _ value: String) {
        state.withLock { $0.cookies[name] = value }
    }

    /// Browsers end after twenty, whoever leads them in a circle.
    private func follow(_ first: HTTPAnswer) async throws -> HTTPAnswer {
        var answer = first
        for _ in 0..<20 {
            guard answer.status == 303, let place = answer["Location"], place.hasPrefix("/") else { break }
            answer = try await open(place)
        }
        return answer
    }

    private func send(
        _ method: String, _ address: String, _ headers: [HTTPHeader], _ body: [UInt8]?
    ) async throws -> HTTPAnswer {
        let cookie = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        var all = [HTTPHeader("Accept", "text/html"), HTTPHeader("Accept-Language", language)] + headers
        if let place { all.append(HTTPHeader(TestHouse.proxyHeader, place)) }
        if !cookie.isEmpty { all.append(HTTPHeader("Cookie", cookie)) }
        let answer = try await client.send(method, address, headers: all, body: body)
        state.withLock { state in
            for header in answer.headers where header.name.lowercased() == "set-cookie" { state.keep(header.value) }
            // A page may have several forms; what they share is sent once.
            state.hidden = answer.text.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/)
                .reduce(into: []) { hidden, match in
                    let name = Self.plain(match.1)
                    if !hidden.contains(where: { $0.name == name }) { hidden.append((name, Self.plain(match.2))) }
                }
        }
        return answer
    }

    /// An attribute's value as it is meant.
    package static func plain(_ text: Substring) -> String {
        String(text).replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension TestBrowser.State {
    fileprivate mutating func keep(_ field: String) {
        let parts = field.split(separator: "; ", omittingEmptySubsequences: false)
        let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return }
        cookies[String(pair[0])] = parts.contains("Max-Age=0") ? nil : String(pair[1])
    }
}
