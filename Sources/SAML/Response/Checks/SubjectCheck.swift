/// The assertion names one person, by a name that can be compared (SAML Core §2.4.1, §8.3).
enum SubjectCheck: AnswerCheck {
    static let check = Check.subject

    static func flaw(in answer: Answer) -> String? {
        guard let subject = answer.subject else { return "the assertion has no subject" }
        guard let nameID = answer.nameID else {
            let isEncrypted = !subject.children(named: "EncryptedID", in: Namespace.assertion).isEmpty
            return isEncrypted ? "the NameID is encrypted by itself" : "the provider sends no NameID"
        }
        guard nameID.children.isEmpty, !nameID.text.isEmpty else { return "the NameID is empty" }
        guard nameID.text.utf8.count <= SAMLLimits.nameBytes else { return "the NameID is too long" }
        let controls = nameID.text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        let ends = [nameID.text.unicodeScalars.first, nameID.text.unicodeScalars.last]
        guard !controls, ends.allSatisfy({ $0?.properties.isWhitespace == false }) else {
            return "the NameID begins or ends with a space, or has a control character"
        }
        return nil
    }
}
