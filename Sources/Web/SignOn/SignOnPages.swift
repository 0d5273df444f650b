internal import Accounts
internal import HTTPTypes
internal import Languages

extension Page {
    /// The same whatever was wrong: who sends forgeries learns nothing from it.
    static func signOnFailed(_ reference: String, _ visit: Visit) -> Page {
        notice(
            .forbidden, Phrase("You could not sign on"),
            [
                Phrase("Begin once more. If it happens again, tell an administrator of your organization this number:"),
                Phrase("Reference: {reference}", ["reference": reference]),
            ], .link(Phrase("Sign in"), address: visit.address(of: .signIn)))
    }

    /// What a provider's site has sent is no logout that counts; nobody was signed out by it.
    static func signOffFailed(_ reference: String) -> Page {
        notice(
            .forbidden, Phrase("That did not work"),
            [Phrase("Reference: {reference}", ["reference": reference])])
    }

    /// Somebody who was told has not said so in words that count: Entra ID signs them with keys it does not publish.
    static func signedOutHere(_ provider: Provider, _ visit: Visit) -> Page {
        notice(
            .ok, Phrase("You are signed out here"),
            [
                Phrase(
                    "Whether you are signed out of {provider}, too, is not sure. Close the browser if others use it.",
                    ["provider": provider.name])
            ], .link(Phrase("Go to the start page"), address: visit.address(of: .start)))
    }

    /// No provider sends this.
    static var notProtocol: Page {
        notice(.badRequest, Phrase("That did not work"), [Phrase("The form did not arrive whole.")])
    }

    /// - Parameter name: what the provider calls the person.
    static func consent(_ name: String, at address: String) -> Page {
        let question = FormPage.Question(action: address, button: Phrase("Continue"))
        return Page(
            Phrase("Continue as {name}?", ["name": name]),
            FormPage(
                paragraphs: [
                    Phrase("The sign-on service of your organization says that this is you."),
                    Phrase("Is this not you? Close this page. Nothing has happened yet."),
                ], questions: [question]))
    }

    /// For administrators.
    static func test(of provider: Provider, at address: String) -> Page {
        let question = FormPage.Question(action: address, button: Phrase("Continue"))
        return Page(
            Phrase("Test sign-on at {provider}", ["provider": provider.name]),
            FormPage(
                paragraphs: [
                    Phrase("You sign on there as you would every day, and nobody is signed in here by it."),
                    Phrase("Afterwards you see what the provider says about you, and what was checked."),
                ], questions: [question]))
    }

    static var deadTest: Page {
        notice(
            .notFound, Phrase("This link does not work"),
            [Phrase("Each test sign-on needs a new link; this one was used, or is too old.")])
    }
}
