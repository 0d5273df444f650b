import SAML
import SAMLCorpus
import Testing

extension CorpusDocument: CustomTestStringConvertible {
    package var testDescription: String { refusal.map { "\(path) is refused by \($0)" } ?? "\(path) is accepted" }
}

extension Result where Failure == SAMLError {
    var refusal: SAMLError? {
        if case .failure(let error) = self { error } else { nil }
    }
}
