internal import Accounts
internal import HTTPTypes
package import Languages

/// The browser is on its way to a provider.
///
/// It is no answer with `Location`: behind a form, browsers hold `form-action` against every redirect that follows, and a
/// provider's own redirects lead anywhere.
package struct LeavingPage: ViewModel {
    package enum Way: Sendable {
        case address(String)
        case form(action: String, fields: [(name: String, value: String)])
    }

    package static let template = "leaving"

    let sentence: Phrase
    let way: Way

    package init(sentence: Phrase, way: Way) {
        self.sentence = sentence
        self.way = way
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        var model: [String: Any] = [
            "sentence": setting.language.text(sentence), "address": false, "form": false,
        ]
        switch way {
        case .address(let address): model["address"] = address
        case .form(let action, let fields):
            let fields = fields.map { ["name": $0.name, "value": $0.value] }
            model["form"] = ["action": action, "fields": fields] as [String: Any]
        }
        return model
    }
}

extension Page {
    static func leaving(to provider: Provider, _ way: LeavingPage.Way) -> Page {
        let sentence = Phrase(
            "{provider} tells us who you are. Then you come back here.", ["provider": provider.name])
        return Page(toward: provider, LeavingPage(sentence: sentence, way: way))
    }

    static func leavingForGood(to provider: Provider, _ way: LeavingPage.Way) -> Page {
        let sentence = Phrase(
            "You are signed out here. {provider} signs you out, too.", ["provider": provider.name])
        return Page(toward: provider, LeavingPage(sentence: sentence, way: way))
    }

    /// An address is gone to at once. A form needs somebody to press its button: without a script, none sends itself.
    private init(toward provider: Provider, _ content: LeavingPage) {
        self.init(Phrase("On to {provider}", ["provider": provider.name]), content)
        switch content.way {
        case .address(let address): fields[.refresh] = "0; url=\(address)"
        case .form(let action, _): formTarget = action
        }
    }
}

extension HTTPField.Name {
    /// HTML §4.2.4.3; every browser follows it.
    fileprivate static let refresh = HTTPField.Name("Refresh") ?? .cacheControl
}
