import SCIM
import Testing

@testable import Delivery

/// The test suite that Amazon publishes for its signatures.
@Suite struct AWSSignatureTests {
    private let signature = AWSSignature(
        accessKey: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", region: "us-east-1",
        service: "service")
    private let fields = [
        (name: "host", value: "example.amazonaws.com"), (name: "x-amz-date", value: "20150830T123600Z"),
    ]

    private func signed(_ request: AWSSignature.Request) throws -> Substring? {
        let time = try #require(Instant("2015-08-30T12:36:00Z"))
        return signature.authorization(request, at: time).split(separator: "=").last
    }

    @Test func `get-vanilla`() throws {
        #expect(
            try signed(AWSSignature.Request(method: "GET", fields: fields, body: []))
                == "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")
    }

    @Test func `post-vanilla`() throws {
        #expect(
            try signed(AWSSignature.Request(fields: fields, body: []))
                == "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")
    }

    @Test func `post-x-www-form-urlencoded`() throws {
        let form = (name: "content-type", value: "application/x-www-form-urlencoded")
        #expect(
            try signed(AWSSignature.Request(fields: fields + [form], body: Array("Param1=value1".utf8)))
                == "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")
    }
}
