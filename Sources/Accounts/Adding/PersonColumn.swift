/// What may be said of a person who is added, under the names of the columns of Workplace's spreadsheets.
///
/// The first fifteen are its template, in its order.
package enum PersonColumn: String, CaseIterable, Hashable, Sendable {
    case email = "Email"
    case employeeID = "Employee ID"
    case firstName = "First name"
    case lastName = "Last name"
    case jobTitle = "Job Title"
    case department = "Department"
    case division = "Division"
    case organization = "Organization"
    case phoneNumber = "Phone Number"
    case location = "Location"
    case locale = "Locale"
    case managerEmail = "Manager Email"
    case managerEmployeeID = "Manager Employee ID"
    case loginMethod = "Login Method"
    case startDate = "Start Date"
    case fullName = "Full Name"
    case timezone = "Timezone"
    case costCenter = "Cost Center"

    package static let template = Array(allCases.prefix(15))

    /// By one of these somebody is known.
    static let keys: [PersonColumn] = [.email, .phoneNumber, .employeeID]

    /// Nil for a name that nobody knows; case, spaces, hyphens and underscores make no difference.
    package init?(called name: String) {
        guard let column = Self.known[Self.folded(name)] else { return nil }
        self = column
    }

    private static let known: [String: PersonColumn] = {
        var known: [String: PersonColumn] = [:]
        for column in allCases {
            for name in [column.rawValue] + column.otherNames { known[folded(name)] = column }
        }
        return known
    }()

    /// As older templates, other exports and people call them.
    private var otherNames: [String] {
        switch self {
        case .email: ["Email Address", "Work Email", "Mail"]
        case .employeeID: ["External ID", "Employee Number", "Personnel Number"]
        case .firstName: ["Given Name", "Forename"]
        case .lastName: ["Family Name", "Surname"]
        case .jobTitle: ["Title", "Position"]
        case .organization: ["Company"]
        case .phoneNumber: ["Phone", "Mobile", "Mobile Number", "Mobile Phone", "Cell Phone", "Telephone"]
        case .location: ["Office", "Work Location"]
        case .locale: ["Language"]
        case .managerEmail: ["Manager"]
        case .managerEmployeeID: ["Manager External ID", "Manager ID"]
        case .loginMethod: ["Authentication Method", "Auth Method", "Sign-in Method"]
        case .startDate: ["Hire Date", "Date of Joining"]
        case .fullName: ["Name", "Display Name"]
        case .timezone: ["Time Zone"]
        case .costCenter: ["Cost Centre"]
        case .department, .division: []
        }
    }

    /// Digits stay: “Email 2” is another column.
    private static func folded(_ name: String) -> String {
        let kept = name.lowercased().unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return String(String.UnicodeScalarView(kept))
    }
}
