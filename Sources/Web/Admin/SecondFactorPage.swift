internal import Accounts
internal import HTTPTypes
internal import Languages
internal import Pictures

/// How an app on the phone comes to know the secret of the second factor: by camera or by hand.
package struct SecondFactorPage: ViewModel {
    package static let template = "second-factor"

    /// otpauth://…
    let address: String
    let secret: String
    let action: String
    let errors: [FieldError]

    package init(address: String, secret: String, action: String, errors: [FieldError]) {
        self.address = address
        self.secret = secret
        self.action = action
        self.errors = errors
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        let picture = QRCode(address)
        let field = CodeField(SecondFactorPages.code, Phrase("Code of 6 digits"))
        return [
            "picture": picture.map { ["side": String($0.side), "path": $0.path] } ?? false,
            "address": address, "secret": secret, "action": action, "field": field.model(errors, in: setting.language),
        ]
    }
}

extension Page {
    init(_ content: SecondFactorPage) {
        self.init(Phrase("Protect your account"), content)
        hasForm = true
        errors = content.errors
        if !errors.isEmpty { status = .unprocessableContent }
    }
}
