package import SCIM

/// What a server said to one request.
package struct HTTPAnswer: Sendable {
    package var status: Int
    /// In the order in which they came.
    package var headers: [HTTPHeader]
    package var body: [UInt8]

    package init(status: Int, headers: [HTTPHeader], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header, whatever the case of its name; setting nil removes it.
    package subscript(name: String) -> String? {
        get { headers[name] }
        set { headers[name] = newValue }
    }

    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The body, read by SCIM's own strict decoder; nil when it is no JSON.
    package var json: JSONValue? { try? JSONValue(decoding: body) }

    /// What a failure message shows.
    package var description: String {
        let lines = headers.map { "\($0.name): \($0.value)" }
        return (["\(status)"] + lines + ["", text]).joined(separator: "\n")
    }
}

package struct HTTPHeader: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HTTPHeader] {
    /// The first value of a header, whatever the case of its name; what is set is the only one.
    package subscript(name: String) -> String? {
        get { first { $0.name.equalsIgnoringCase(name) }?.value }
        set {
            removeAll { $0.name.equalsIgnoringCase(name) }
            if let newValue { append(HTTPHeader(name, newValue)) }
        }
    }
}
