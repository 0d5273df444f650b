import Testing

@testable import Web

/// Forms with a file, read in whatever pieces they come.
@Suite struct MultipartReaderTests {
    private static let body =
        "--b1\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\ntoken\r\n"
        + "--b1\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n"
        + "--b1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\nContent-Type: text/csv\r\n\r\n"
        + "a,b\r\n--b\r\n\r\n--b2\r\nc,d\r\n--b1--\r\n"

    private func read(_ body: String, cut: [Int] = []) throws -> (fields: [String], file: String) {
        var reader = MultipartReader(boundary: Array("b1".utf8))
        let bytes = Array(body.utf8)
        var (fields, file): ([String], [UInt8]) = ([], [])
        var start = 0
        for end in cut + [bytes.count] {
            for piece in try reader.read(bytes[start..<end]) {
                switch piece {
                case .field(let name, let value): fields.append("\(name)=\(value)")
                case .fileBegins(let name, let fileName): fields.append("\(name):\(fileName)")
                case .file(let part): file += part
                case .fileEnds: fields.append("end")
                }
            }
            start = end
        }
        return (fields, String(decoding: file, as: UTF8.self))
    }

    @Test func `the pieces in which a form comes make no difference`() throws {
        let count = Self.body.utf8.count
        for first in 0..<count {
            let read = try read(Self.body, cut: [first, min(first + 7, count)])
            #expect(read.fields == ["form=token", "empty=", "file:p.csv", "end"], "cut at \(first)")
            #expect(read.file == "a,b\r\n--b\r\n\r\n--b2\r\nc,d", "cut at \(first)")
        }
    }

    @Test(arguments: [
        "no form at all", "--b1--\r\n", "--b1\r\nContent-Disposition: form-data\r\n\r\n", "--b1x",
        "--b1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b1\r\n"
            + "Content-Disposition: form-data; name=\"a\"\r\n\r\n2\r\n--b1--",
        "--b1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b1--\r\nmore",
    ])
    func `what browsers do not write is refused`(body: String) {
        #expect(throws: FormError.malformed) { try read(body + "\r\n") }
    }
}
