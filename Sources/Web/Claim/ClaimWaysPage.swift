internal import HTTPTypes
internal import Languages

/// A page at the end of a way, with the ways that are open.
package struct ClaimWaysPage: ViewModel {
    package static let template = "claim-ways"

    let paragraphs: [Phrase]
    let ways: [(label: Phrase, address: String)]

    package func model(in setting: PageSetting) -> [String: Any] {
        [
            "paragraphs": paragraphs.map { setting.language.text($0) },
            "ways": ways.enumerated().map { number, way -> [String: Any] in
                ["label": setting.language.text(way.label), "address": way.address, "isSecond": number > 0]
            },
        ]
    }
}

extension Page {
    /// A link that is not good: used, replaced, too old, of somebody who is not let in, or none at all.
    package static func deadLink(_ prefix: String) -> Page {
        var page = Page(
            Phrase("This link does not work"),
            ClaimWaysPage(
                paragraphs: [
                    Phrase("It may have been used already. It may be too old, or a newer one was sent."),
                    Phrase("If you have chosen a password, sign in."),
                    Phrase(
                        "If you were invited by e-mail, choose “Forgot password” and type your e-mail address. "
                            + "The link is sent again."),
                    Phrase("Otherwise ask the person who invited you."),
                ], ways: [signIn(prefix), (Phrase("Forgot password"), prefix + "/forgot")]))
        page.status = .notFound
        return page
    }

    /// A claim that was begun and cannot go on.
    package static func claimOver(_ prefix: String) -> Page {
        var page = Page(
            Phrase("This cannot go on"),
            ClaimWaysPage(
                paragraphs: [
                    Phrase(
                        "Your link or code was used or replaced, your account was changed, or more than two hours went by."
                    ),
                    Phrase("If you have chosen a password, sign in."),
                    Phrase("Otherwise open the link in your newest message, or type your access code."),
                ], ways: [signIn(prefix), accessCode(prefix)]))
        page.status = .gone
        return page
    }

    package static func nothingBegun(_ prefix: String) -> Page {
        Page(
            Phrase("Begin with your link or code"),
            ClaimWaysPage(
                paragraphs: [
                    Phrase("Open the link in your e-mail or text message, or type your access code."),
                    Phrase("If you did that already, allow cookies for this site and do it once more."),
                ], ways: [accessCode(prefix), signIn(prefix)]))
    }

    private static func signIn(_ prefix: String) -> (Phrase, String) { (Phrase("Sign in"), prefix + "/signin") }

    private static func accessCode(_ prefix: String) -> (Phrase, String) {
        (Phrase("I have an access code"), PageRoute.accessCode.address(prefix))
    }
}
