import Accounts
import Testing
import Web

/// Forms, as browsers send them and as nobody should.
@Suite struct FormTests {
    private static let urlencoded = "application/x-www-form-urlencoded"
    private static let multipart = "multipart/form-data; boundary=----b"

    @Test func `fields are read, and what may be shown again is kept`() throws {
        let form = try Form(
            Array("name=Ana+Mar%C3%ADa&Password=secret&newPassword=x&form=t&empty=&bare".utf8),
            type: "Application/X-WWW-Form-Urlencoded; charset=UTF-8")
        #expect(form["name"] == "Ana María")
        #expect(form["Password"] == "secret")
        #expect(form["empty"] == "" && form["bare"] == "" && form["absent"] == "")
        #expect(form.kept.map(\.name) == ["name", "empty", "bare"])
        #expect(form.file == nil)
    }

    @Test(arguments: ["a=1&a=2", "a=%", "a=%GG", "a=%FF", "%C3=1", "a=%00", "a=\u{0}"])
    func `what two readers could understand differently is refused`(body: String) {
        #expect(throws: FormError.malformed) { try Form(Array(body.utf8), type: Self.urlencoded) }
    }

    @Test func `a form has so many fields and no more`() throws {
        let fields = (0...Limits.formFields).map { "f\($0)=1" }
        _ = try Form(Array(fields.dropLast().joined(separator: "&").utf8), type: Self.urlencoded)
        #expect(throws: FormError.malformed) {
            try Form(Array(fields.joined(separator: "&").utf8), type: Self.urlencoded)
        }
    }

    @Test(arguments: [nil, "", "text/plain", "application/json", "multipart/mixed; boundary=b"])
    func `what is no form is not read`(type: String?) {
        #expect(throws: FormError.unsupported) { try Form(Array("a=1".utf8), type: type) }
    }

    @Test func `a picture comes with its fields`() throws {
        let head =
            "------b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAna\r\nMaría\r\n------b\r\n"
            + "content-disposition: form-data; name=\"picture\"; filename=\"C:\\..\\a.png\"\r\nContent-Type: image/png\r\n\r\n"
        let picture: [UInt8] = [0x89, 0x50, 0, 13, 10, 13, 10, 45, 45, 0xFF]
        let form = try Form(Array(head.utf8) + picture + Array("\r\n------b--\r\n".utf8), type: Self.multipart)
        #expect(form["name"] == "Ana\r\nMaría")
        #expect(form.file == picture)
    }

    @Test func `no picture chosen is no picture`() throws {
        let body = "------b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"\"\r\n\r\n\r\n------b--"
        #expect(try Form(Array(body.utf8), type: Self.multipart).file == nil)
    }

    @Test(arguments: [
        "", "------b", "------b--x", "x\r\n------b--\r\n", "------b\r\n------b--\r\n",
        "------b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n------b",
        "------b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1------b--",
        "------b\r\nContent-Disposition: form-data\r\n\r\n1\r\n------b--",
        "------b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n------b--",
        "------b\r\nContent-Type: text/plain\r\n\r\n1\r\n------b--",
        "------b\nContent-Disposition: form-data; name=\"a\"\n\n1\n------b--",
        "------b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n------b--\r\nmore",
    ])
    func `a part that is not whole is refused`(body: String) {
        #expect(throws: FormError.malformed) { try Form(Array(body.utf8), type: Self.multipart) }
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=a b",
        "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
    ])
    func `a boundary is 1 to 70 plain characters`(type: String) {
        #expect(throws: FormError.malformed) { try Form(Array("--a--".utf8), type: type) }
    }

    @Test func `a picture has a largest size`() throws {
        let head = Array("------b\r\nContent-Disposition: form-data; name=\"p\"; filename=\"p\"\r\n\r\n".utf8)
        let end = Array("\r\n------b--".utf8)
        for (count, fits) in [(Limits.pictureBytes, true), (Limits.pictureBytes + 1, false)] {
            let body = head + [UInt8](repeating: 45, count: count) + end
            if fits {
                #expect(try Form(body, type: Self.multipart).file?.count == count)
            } else {
                #expect(throws: FormError.tooLarge) { try Form(body, type: Self.multipart) }
            }
        }
    }
}
