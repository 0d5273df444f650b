package import SCIM

/// What a server said to one request.
package struct HTTPAnswer: Sendable {
    package let status: Int
    /// In the order in which they came.
    package let headers: [HTTPHeader]
    package let body: [UInt8]

    package init(status: Int, headers: [HTTPHeader], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header, whatever the case of its name.
    package subscript(name: String) -> String? {
        headers.first { $0.name.equalsIgnoringCase(name) }?.value
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
