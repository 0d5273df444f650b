import Configuration
import Delivery
import Foundation

/// Who sends mails and text messages, as the configuration says; read once, by `HouseConfiguration`.
extension Providers {
    init(_ reader: ConfigReader) throws {
        self.init(mailer: try Mailer(reader), gateway: try SMSGateway(reader))
    }

    func receiptSecret(_ reader: ConfigReader) throws -> String? {
        guard let secret = try reader.secret("sms-receipt-secret") else { return nil }
        guard gateway?.name == "http", reader.string(forKey: "sms-id-path") != nil else {
            throw BadConfiguration(
                "sms-receipt-secret needs sms-provider http, and sms-id-path to find ids in answers.")
        }
        guard secret.wholeMatch(of: #/[\x21-\x7E]{20,}/#) != nil else {
            throw BadConfiguration("sms-receipt-secret must have at least 20 letters, digits or signs, and no spaces.")
        }
        return secret
    }
}

extension Mailer {
    fileprivate init?(_ reader: ConfigReader) throws {
        guard let url = try reader.secret("smtp-url") else { return nil }
        guard let server = MailServer(url, authorities: reader.string(forKey: "smtp-ca")) else {
            throw BadConfiguration(
                "smtp-url is no URL of a mail server; use one like smtp://user:password@mail.example.com:587. With "
                    + "?tls=off at its end there is no password in it.")
        }
        let from = reader.string(forKey: "mail-from") ?? ""
        let match = from.wholeMatch(of: #/(?:"?([^"<>]*?)"?\s*)<([^<>]+)>|([^<>]+)/#)
        guard let sender = (match?.2 ?? match?.3).flatMap({ MailAddress(String($0)) }) else {
            throw BadConfiguration("mail-from is \(from); use an address like People <people@example.com>.")
        }
        self.init(server: server, sender: sender, name: match?.1.flatMap { $0.isEmpty ? nil : String($0) })
    }
}

extension SMSGateway {
    fileprivate init?(_ reader: ConfigReader) throws {
        guard let provider = reader.string(forKey: "sms-provider") else { return nil }
        let url = reader.string(forKey: "sms-url")
        func needed(_ key: String, _ value: String?) throws -> String {
            guard let value, !value.isEmpty else { throw BadConfiguration("sms-provider \(provider) needs \(key).") }
            return value
        }
        func terms(needsSender: Bool = true) throws -> Terms {
            let sender = reader.string(forKey: "sms-from")
            return Terms(
                sender: needsSender ? try needed("sms-from", sender) : sender ?? "",
                account: try needed("sms-account", try reader.secret("sms-account")),
                secret: try needed("sms-secret", try reader.secret("sms-secret")),
                region: reader.string(forKey: "sms-region", default: "us-east-1"), url: url)
        }
        switch provider {
        case "twilio": self = .twilio(try terms())
        case "vonage": self = .vonage(try terms())
        case "sns": self = .sns(try terms(needsSender: false))
        case "http":
            self = .http(
                url: try needed("sms-url", url), method: reader.string(forKey: "sms-method", default: "POST"),
                fields: try SMSGateway.fields(try reader.secret("sms-headers") ?? ""),
                body: BodyTemplate(
                    reader.string(forKey: "sms-body", default: #"{"to":"{to}","from":"{from}","text":"{text}"}"#)),
                sender: reader.string(forKey: "sms-from", default: ""),
                identifier: reader.string(forKey: "sms-id-path"))
        default: throw BadConfiguration("sms-provider is \(provider); use twilio, vonage, sns or http.")
        }
    }

    /// A line each.
    private static func fields(_ text: String) throws -> [(name: String, value: String)] {
        try text.split(whereSeparator: \.isNewline).map { line in
            guard let match = line.wholeMatch(of: #/([A-Za-z0-9-]+):\s*([\x20-\x7E]+)/#) else {
                throw BadConfiguration("sms-headers has a line that is no header; write them as Name: value.")
            }
            return (String(match.1), String(match.2))
        }
    }
}

extension ConfigReader {
    /// A value that nobody may see: given as it is, or in a file that `KEY-file` names.
    func secret(_ key: String) throws -> String? {
        if let value = string(forKey: ConfigKey(key), isSecret: true) { return value }
        guard let path = string(forKey: ConfigKey(key + "-file")) else { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw BadConfiguration("\(key)-file is \(path), which cannot be read.")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
