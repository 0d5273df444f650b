package import Accounts
internal import Languages
internal import SCIM

/// What is known about somebody, as only that person sees it.
package struct AccountPage: ViewModel {
    package static let template = "account"

    let overview: OwnAccount.Overview
    let administers: Bool

    package init(_ overview: OwnAccount.Overview, administers: Bool = false) {
        self.overview = overview
        self.administers = administers
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "facts": facts.compactMap { label, value in
                value.map { ["label": language.text(label), "value": $0] }
            },
            "links": links.map {
                ["label": language.text($0.label), "address": $0.route.address(setting.prefix)]
            },
            "signOut": PageRoute.signOut.address(setting.prefix),
        ]
    }

    private var facts: [(Phrase, String?)] {
        let (account, profile) = (overview.account, overview.account.profile)
        return [
            (Phrase("Name"), profile.fullName),
            (Phrase("You sign in with"), account.address ?? account.identification.signInName?.key),
            (Phrase("E-mail address"), profile.firstValue(of: "emails")),
            (Phrase("Phone number"), profile.firstValue(of: "phoneNumbers")),
            (Phrase("Job title"), profile["title"]?.string),
            (Phrase("Manager"), overview.manager),
        ]
    }

    private var links: [(label: Phrase, route: PageRoute)] {
        var links = [(label: Phrase("Your picture"), route: PageRoute.accountPictureForm)]
        if administers { links.insert((Phrase("Administration"), .panel), at: 0) }
        if overview.hasPassword { links.append((Phrase("Change password"), .accountPassword)) }
        if overview.account.kind == .phone { links.append((Phrase("Recovery code"), .accountRecoveryCode)) }
        if !overview.isAddressProven { links.append((Phrase("Confirm your address"), .accountAddress)) }
        return links + [(Phrase("Where you are signed in"), .accountSessions)]
    }
}

extension Page {
    static func account(_ content: AccountPage) -> Page {
        var page = Page(Phrase("Your account"), content)
        page.hasForm = true
        return page
    }
}

extension JSONObject {
    fileprivate var fullName: String? {
        let name = self["name"]?.object
        let parts = [name?["givenName"]?.string, name?["familyName"]?.string].compactMap(\.self)
        return self["displayName"]?.string ?? name?["formatted"]?.string
            ?? (parts.isEmpty ? nil : parts.joined(separator: " "))
    }

    /// The primary one, else the first.
    fileprivate func firstValue(of attribute: String) -> String? {
        let values = (self[attribute]?.array ?? []).compactMap(\.object)
        return (values.first { $0["primary"]?.bool == true } ?? values.first)?["value"]?.string
    }
}
