private import Foundation

/// The gateways that need no description of their own.
///
/// They speak TLS at public addresses. A URL that the operator gives is the operator's word, and may lead anywhere.
extension SMSGateway {
    /// What an operator has with a gateway.
    package struct Terms: Sendable {
        /// A number or name that people see.
        package let sender: String
        package let account: String
        package let secret: String
        package let region: String
        package let url: String?

        package init(sender: String, account: String, secret: String, region: String, url: String?) {
            self.sender = sender
            self.account = account
            self.secret = secret
            self.region = region
            self.url = url
        }

        fileprivate var permissions: ReceiverPermissions { url == nil ? [] : [.plainHTTP, .privateAddresses] }
    }

    /// twilio.com/docs/messaging/api/message-resource; the codes are of its error dictionary.
    package static func twilio(_ terms: Terms) -> SMSGateway {
        var verdict = SMSVerdict(identifier: "sid")
        verdict.reason = "code"
        verdict.finalReasons = ["21211", "21214", "21217", "21610", "21614"]
        let login = Data("\(terms.account):\(terms.secret)".utf8).base64EncodedString()
        return SMSGateway(
            name: "twilio",
            url: terms.url ?? "https://api.twilio.com/2010-04-01/Accounts/\(terms.account)/Messages.json",
            fields: [("Authorization", "Basic \(login)")],
            body: BodyTemplate("To={to}&From={from}&Body={text}"), sender: terms.sender,
            verdict: verdict, permissions: terms.permissions)
    }

    /// developer.vonage.com/en/api/sms: always 200, and a status inside.
    package static func vonage(_ terms: Terms) -> SMSGateway {
        var verdict = SMSVerdict(identifier: "messages.0.message-id")
        verdict.success = ("messages.0.status", "0")
        verdict.reason = "messages.0.status"
        verdict.finalReasons = ["6", "7"]
        let login = BodyTemplate("api_key={account}&api_secret={secret}&")
            .filled(["account": terms.account, "secret": terms.secret])
        return SMSGateway(
            name: "vonage", url: terms.url ?? "https://rest.nexmo.com/sms/json",
            body: BodyTemplate(
                String(decoding: login, as: UTF8.self)
                    + "from={from}&to={number}&text={text}&type={type}&client-ref={id}"),
            sender: terms.sender, verdict: verdict, permissions: terms.permissions)
    }

    /// docs.aws.amazon.com/sns/latest/api/API_Publish.html
    package static func sns(_ terms: Terms) -> SMSGateway {
        var verdict = SMSVerdict(identifier: "PublishResponse.PublishResult.MessageId")
        verdict.reason = "Error.Code"
        verdict.finalReasons = ["InvalidParameter", "InvalidParameterValue", "OptedOut"]
        let sender =
            "&MessageAttributes.entry.1.Name=AWS.SNS.SMS.SenderID"
            + "&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue={from}"
        return SMSGateway(
            name: "sns", url: terms.url ?? "https://sns.\(terms.region).amazonaws.com/",
            body: BodyTemplate(
                "Action=Publish&Version=2010-03-31&PhoneNumber={to}&Message={text}"
                    + (terms.sender.isEmpty ? "" : sender)),
            sender: terms.sender, verdict: verdict,
            signature: AWSSignature(
                accessKey: terms.account, secret: terms.secret, region: terms.region, service: "sns"),
            permissions: terms.permissions)
    }

    /// Any other, described by its operator.
    package static func http(
        url: String,
        method: String,
        fields: [(name: String, value: String)],
        body: BodyTemplate,
        sender: String,
        identifier: String?
    ) -> SMSGateway {
        var verdict = SMSVerdict(identifier: identifier)
        verdict.finalStatuses = [400, 410, 422]
        return SMSGateway(
            name: "http", url: url, method: method, fields: fields, body: body, sender: sender, verdict: verdict,
            permissions: [.plainHTTP, .privateAddresses])
    }
}
