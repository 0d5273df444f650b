internal import Accounts
internal import Languages

/// What comes after the password: other devices, and the recovery code.
extension ClaimController {
    func devices(_ visit: Visit, _ begun: Begun) async throws -> PageAnswer {
        guard let form = visit.form else {
            return .page(.ofClaim(Phrase("Log out of other devices?"), DevicesPage()))
        }
        let session = visit.cookies[.session].flatMap { BrowserSecret($0) }
        let next = try await claiming.decideAboutDevices(
            ending: form["others"] != "keep", begun.secret, keeping: session, in: visit.organization)
        return next.map { lead(visit, to: $0) } ?? over(visit)
    }

    /// Is shown, in any language and after going back, until somebody says that it was kept.
    func recoveryCode(_ visit: Visit) async throws -> PageAnswer {
        guard visit.form == nil else {
            return PageAnswer(
                content: .seeOther(visit.address(of: .claim)),
                cookies: [visit.cookies.setting(.recovery, to: "", for: 0)])
        }
        guard let begun = try await begun(visit), let code = carriedCode(visit, begun.secret) else {
            return .seeOther(visit.address(of: .claim))
        }
        return .page(.ofClaim(Phrase("Keep your recovery code"), RecoveryCodePage(code: code.grouped)))
    }

    func carriedCode(_ visit: Visit, _ secret: BrowserSecret) -> ClaimCode? {
        visit.cookies[.recovery].flatMap { claiming.open($0, of: secret) }
    }
}

package struct DevicesPage: ViewModel {
    package static let template = "claim-devices"

    package init() {}

    package func model(in setting: PageSetting) -> [String: Any] { [:] }
}

package struct RecoveryCodePage: ViewModel {
    package static let template = "claim-recovery-code"

    let code: String

    package init(code: String) {
        self.code = code
    }

    package func model(in setting: PageSetting) -> [String: Any] { ["code": code] }
}
