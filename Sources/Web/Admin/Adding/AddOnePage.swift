internal import Accounts
internal import Languages

/// The form for one person.
struct AddOnePage: ViewModel {
    static let template = "add-one"

    let way: AddingWay
    let person: NewPerson
    let preview: InvitationPreview
    let errors: [FieldError]

    static func field(_ column: PersonColumn) -> String {
        column.rawValue.lowercased().split(separator: " ").joined(separator: "-")
    }

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "action": PanelRoute.add.address(setting.prefix), "way": way.rawValue,
            "many": PanelRoute.addMany.address(setting.prefix) + "?\(AddingPages.way)=\(way.rawValue)",
            "imports": PanelRoute.imports.address(setting.prefix),
            "ways": AddingWay.links(from: way, at: .add, in: setting),
            "fields": way.columns.map { field($0).model(errors, in: language) },
            "button": language.text(button),
            "message": preview.model,
        ]
    }

    private func field(_ column: PersonColumn) -> TextField {
        let kind: TextField.Kind = column == .email ? .email : column == .phoneNumber ? .tel : .text
        let hint: Phrase? =
            switch column {
            case .phoneNumber: Phrase("With the country code; the plus may be left out. It cannot be changed later.")
            case .employeeID where way == .code: Phrase("Anything that nobody else has, but no e-mail address.")
            default: nil
            }
        return TextField(Self.field(column), column.label, hint: hint, kind: kind, value: person[column] ?? "")
    }

    private var button: Phrase {
        switch way {
        case .email: Phrase("Send the invitation by e-mail")
        case .phone: Phrase("Send the invitation by text message")
        case .code: Phrase("Add, and make an access code")
        }
    }
}

extension AddingWay {
    static func links(from current: AddingWay, at route: PanelRoute, in setting: PageSetting) -> [[String: Any]] {
        allCases.map { way -> [String: Any] in
            [
                "address": route.address(setting.prefix) + "?\(AddingPages.way)=\(way.rawValue)",
                "title": setting.language.text(way.title), "isCurrent": way == current,
            ]
        }
    }
}

extension PersonColumn {
    /// As people are asked for it.
    var label: Phrase {
        switch self {
        case .email: Phrase("E-mail address")
        case .employeeID: Phrase("Employee ID")
        case .firstName: Phrase("First name")
        case .lastName: Phrase("Last name")
        case .jobTitle: Phrase("Job title")
        case .department: Phrase("Department")
        case .division: Phrase("Division")
        case .organization: Phrase("Organization")
        case .phoneNumber: Phrase("Mobile number")
        case .location: Phrase("Location")
        case .locale: Phrase("Locale")
        case .managerEmail, .managerEmployeeID: Phrase("Manager")
        case .loginMethod: Phrase("Login method")
        case .startDate: Phrase("Start date")
        case .fullName: Phrase("Full name")
        case .timezone: Phrase("Time zone")
        case .costCenter: Phrase("Cost center")
        }
    }
}
