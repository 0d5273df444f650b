internal import Accounts
internal import Languages
internal import SCIM

/// What is known of a person, a line each; what nobody knows has none.
struct PersonFacts {
    private let file: PersonFile

    init(_ file: PersonFile) {
        self.file = file
    }

    func rows(in setting: PageSetting) -> [[String: Any]] {
        let (account, profile) = (file.account, file.account.profile)
        let work = account.work
        let link = profile["profileUrl"]?.string
        let manager = file.manager.map { (name: $0.name ?? $0.id.text, id: $0.id) }
        let rows: [(Phrase, String?, address: String?)] = [
            (Phrase("Signs in as"), account.identification.signInName?.key, nil),
            (Phrase("User name"), account.userName, nil),
            (Phrase("E-mail"), values(of: "emails", in: profile), nil),
            (Phrase("Phone"), values(of: "phoneNumbers", in: profile), nil),
            (Phrase("Employee ID"), work.employeeID, nil), (Phrase("Job title"), work.jobTitle, nil),
            (Phrase("Department"), work.department, nil), (Phrase("Division"), work.division, nil),
            (Phrase("Organization"), work.organization, nil), (Phrase("Cost center"), work.costCenter, nil),
            (Phrase("Location"), work.location, nil), (Phrase("Language"), work.locale, nil),
            (Phrase("Time zone"), work.timezone, nil), (Phrase("Start date"), work.startDate?.day, nil),
            (
                Phrase("Manager"), manager?.name,
                manager.map { PanelRoute.person.address(setting.prefix, [$0.id.text]) }
            ),
            (Phrase("Groups"), file.groups.isEmpty ? nil : file.groups.map(\.display).joined(separator: ", "), nil),
            // What a client sent leads nowhere unless it is a web page.
            (Phrase("Web page"), link, link.flatMap { $0.isWebLink ? $0 : nil }),
            (Phrase("Added by"), file.integration, nil),
            (Phrase("Added"), account.created.minute, nil),
            (Phrase("Invited"), account.lifecycle.inviteDate?.minute, nil),
            (Phrase("Claimed"), account.lifecycle.claimDate?.minute, nil),
            (Phrase("Last seen"), file.sessions.map(\.lastSeen).max()?.minute, nil),
            (Phrase("Browsers signed in"), file.sessions.isEmpty ? nil : String(file.sessions.count), nil),
        ]
        return rows.compactMap { label, value, address in
            guard let value, !value.isEmpty else { return nil }
            return ["label": setting.language.text(label), "value": value, "address": address ?? false]
        }
    }

    private func values(of attribute: String, in profile: JSONObject) -> String? {
        let values = (profile[attribute]?.array ?? []).compactMap { $0.object?["value"]?.string }
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }
}

extension String {
    /// Whether a browser may follow it: a web page, and nothing that runs.
    fileprivate var isWebLink: Bool {
        let start = prefix(8).lowercased()
        return (start.hasPrefix("https://") || start.hasPrefix("http://")) && !contains { $0.isWhitespace }
    }
}
