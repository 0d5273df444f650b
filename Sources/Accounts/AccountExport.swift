internal import SCIM

/// One row of an export for each person, with the columns of Workplace's, and what those who have not claimed yet claim with.
package enum AccountExport {
    package static let columns = [
        "Full Name", "Email", "User ID", "Employee ID", "Job Title", "Department", "Division", "Status", "Claimed",
        "Claimed Date", "Invited", "Invited Date", "Manager Employee ID", "Manager Full Name", "Phone Number",
        "Username",
        "Claim Link", "Access Code", "Access Code Expiration Date",
    ]

    /// The columns of what administrators fetch: an access code is handed over by itself, and written down then.
    package static let fetchedColumns = Array(columns.prefix(17))

    /// Which of them holds claim links.
    package static let claimLinkColumn = 16

    /// The cells of these columns, with a claim link as its path.
    static func row(of entry: Roster.Entry) -> [String] {
        Array(cells(of: entry, at: "").prefix(fetchedColumns.count))
    }

    /// - Parameter origin: the address of the pages.
    package static func cells(of entry: Roster.Entry, at origin: String) -> [String] {
        let (account, invitation) = (entry.account, entry.invitation)
        let work = account.work
        let link = invitation.flatMap { $0.code.kind == .link ? "\(origin)/c/\($0.code.text)" : nil }
        let code = invitation.flatMap { $0.code.kind == .accessCode ? $0 : nil }
        return [
            account.fullName, account.kind == .email ? account.address ?? "" : "", account.id.text,
            account.externalID ?? "", work.jobTitle ?? "", work.department ?? "",
            work.division ?? "", account.isActive ? "Active" : "Deactivated",
            account.lifecycle.isClaimed ? "Yes" : "No", account.lifecycle.claimDate?.description ?? "",
            account.lifecycle.inviteDate == nil ? "No" : "Yes", account.lifecycle.inviteDate?.description ?? "",
            entry.manager?.externalID ?? "", entry.manager?.fullName ?? "",
            account.kind == .phone ? account.address ?? "" : "", account.userName, link ?? "",
            code?.code.grouped ?? "", code?.expires.description ?? "",
        ]
    }
}

extension Account {
    /// What the person is called, as far as that is known.
    package var fullName: String {
        let name = profile["name"]?.object
        let parts = [name?["givenName"], name?["familyName"]].compactMap { $0?.string }.filter { !$0.isEmpty }
        let names: [String?] = [
            name?["formatted"]?.string, profile["displayName"]?.string, parts.joined(separator: " "),
        ]
        return names.compactMap(\.self).first { !$0.isEmpty } ?? ""
    }
}
