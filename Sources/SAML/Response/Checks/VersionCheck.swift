/// SAML Core §2.3.3, §3.2.2: both are of version 2.0.
enum VersionCheck: AnswerCheck {
    static let check = Check.version

    static func flaw(in answer: Answer) -> String? {
        let versions = [answer.response, answer.assertion].map { $0.attribute("Version") }
        return versions == ["2.0", "2.0"] ? nil : "the response or the assertion is not of version 2.0"
    }
}
