internal import Accounts
internal import HTTPTypes
internal import Languages
internal import Pictures

/// People see and change their picture; nobody sees another's.
struct PictureController {
    let own: OwnAccount
    let studio: PictureStudio

    func answer(_ visit: Visit, _ person: Person) async throws -> PageAnswer {
        guard visit.path.route == .accountPicture else { return .page(try await form(person, visit)) }
        guard let form = visit.form else {
            guard let picture = try await own.picture(of: person) else {
                return .page(.notFound(home: visit.address(of: .start)))
            }
            return PageAnswer(content: .picture(picture, isKnown: visit.knows(picture.entityTag)))
        }
        return try await change(form, of: person, visit)
    }

    private func change(_ sent: Form, of person: Person, _ visit: Visit) async throws -> PageAnswer {
        if sent["do"] == "remove" {
            try await own.removePicture(of: person)
        } else if let file = sent.file {
            do {
                try await own.savePicture(try await studio.square(file), of: person)
            } catch let flaw as PictureFlaw {
                return .page(try await form(person, visit, flaw.phrase))
            }
        } else {
            return .page(try await form(person, visit, Phrase("Choose a picture first.")))
        }
        return .seeOther(visit.address(of: .accountPictureForm))
    }

    private func form(_ person: Person, _ visit: Visit, _ error: Phrase? = nil) async throws -> Page {
        let errors = error.map { [FieldError(field: PicturePage.field, phrase: $0)] } ?? []
        let picture = try await own.picture(of: person)
        var page = Page(
            Phrase("Your picture"),
            PicturePage(
                address: visit.address(of: .accountPicture), hasPicture: picture != nil,
                back: visit.address(of: .account), errors: errors))
        page.hasForm = true
        page.errors = errors
        if error != nil { page.status = .unprocessableContent }
        return page
    }
}

/// A picture, and the form for another one.
struct PicturePage: ViewModel {
    static let template = "account-picture"
    /// The field with the file.
    static let field = "picture"

    /// Of the picture; the form is sent there too.
    let address: String
    let hasPicture: Bool
    let back: String
    let errors: [FieldError]

    func model(in setting: PageSetting) -> [String: Any] {
        [
            "address": address, "hasPicture": hasPicture, "back": back,
            "picture": Self.model(errors, in: setting.language),
        ]
    }

    /// The field itself, wherever it stands.
    static func model(_ errors: [FieldError], in language: Language) -> [String: Any] {
        let error = errors.first { $0.field == field }
        return ["flaw": error.map { language.text($0.phrase) } ?? false]
    }
}

extension PictureFlaw {
    /// What happened, and what to do.
    var phrase: Phrase {
        switch self {
        case .tooLarge: Phrase("The file is too large. A picture may have 2 MB.")
        case .notAPicture: Phrase("This is no picture that can be read here. Choose a JPEG, PNG or WebP file.")
        case .tooManyPixels: Phrase("The picture has too many pixels. Choose a smaller one.")
        case .broken: Phrase("The picture is damaged. Choose another one.")
        }
    }
}
