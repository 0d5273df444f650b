internal import HTTPTypes
package import Languages

/// A page that asks for something: a few sentences, and one form or more.
package struct FormPage: ViewModel {
    package enum Item: Sendable {
        case text(TextField)
        case password(PasswordField)
        case code(CodeField)
    }

    /// What is asked, and where it is sent.
    package struct Question: Sendable {
        let action: String
        var hidden: [(name: String, value: String)] = []
        var items: [Item] = []
        let button: Phrase
    }

    package static let template = "form-page"

    var paragraphs: [Phrase] = []
    /// A code to be copied: it is shown in this very answer.
    var shownCode: String?
    /// The first is what the page is for.
    let questions: [Question]
    var errors: [FieldError] = []
    /// Where somebody goes who does not want this.
    var back: (label: Phrase, address: String)?

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "paragraphs": paragraphs.map { language.text($0) },
            "shownCode": shownCode ?? false,
            "forms": questions.enumerated().map { index, question -> [String: Any] in
                [
                    "action": question.action, "button": language.text(question.button), "isSecond": index > 0,
                    "hidden": question.hidden.map { ["name": $0.name, "value": $0.value] },
                    "fields": question.items.map { $0.model(errors, in: language) },
                ]
            },
            "back": back.map { ["label": language.text($0.label), "address": $0.address] } ?? false,
        ]
    }
}

extension FormPage.Item {
    fileprivate func model(_ errors: [FieldError], in language: Language) -> [String: Any] {
        var model: [String: Any] = ["text": false, "password": false, "code": false]
        switch self {
        case .text(let field): model["text"] = field.model(errors, in: language)
        case .password(let field): model["password"] = field.model(errors, in: language)
        case .code(let field): model["code"] = field.model(errors, in: language)
        }
        return model
    }
}

extension Page {
    package init(_ title: Phrase, _ form: FormPage) {
        self.init(title, form as any ViewModel)
        hasForm = true
        errors = form.errors
        if !errors.isEmpty { status = .unprocessableContent }
    }
}
