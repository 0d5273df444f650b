internal import Accounts
internal import FoundationEssentials
internal import Languages
internal import SAML
internal import SCIM

/// All there is to see of a provider.
struct ProviderShow: ViewModel {
    static let template = "provider"

    /// What was filled in, and is shown again.
    struct Typed: Sendable {
        var options: [ProviderOption: String] = [:]
        var metadata = ""
        var person = ""
    }

    let provider: Provider
    let domains: [DomainName]
    /// Verified ones that it does not answer for.
    let free: [DomainName]
    let failures: [SignOnFailure]
    let values: ServiceProviderValues
    let mayChange: Bool
    let now: Instant
    let typed: Typed
    let errors: [FieldError]

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let flaw = errors.first { $0.field == "metadata" }.map { language.text($0.phrase) }
        return [
            "isActive": provider.isActive, "since": provider.tested?.minute ?? "",
            "alerts": provider.alerts(at: now).map { $0.model(in: language) },
            "trouble": provider.source?.trouble ?? false, "entityID": provider.facts.entityID,
            "signOn": provider.facts.signOn.map { ["binding": $0.binding, "location": $0.location] },
            "source": provider.source?.address ?? false, "values": values.model,
            "certificates": provider.facts.certificateLines,
            "held": provider.held.map { ["certificates": $0.certificateLines, "shown": $0.digest] } ?? false,
            "domains": domains.map(\.text), "free": free.map(\.text), "mayChange": mayChange,
            "hasDomains": !domains.isEmpty, "hasFree": !free.isEmpty,
            "domainList": PanelRoute.domains.address(setting.prefix),
            "options": ProviderOption.allCases.map { option($0, in: language) },
            "metadata": typed.metadata, "flaw": flaw ?? false,
            "person": TextField(
                "person", Phrase("Who"), hint: Phrase("E-mail address or user name"), value: typed.person
            ).model(errors, in: language),
            "failures": failures.map { failure -> [String: Any] in
                [
                    "time": failure.time.minute, "reference": failure.reference, "check": failure.check,
                    "diagnosis": failure.diagnosis,
                ]
            },
            "hasFailures": !failures.isEmpty, "isForgetting": errors.contains { $0.field == "person" },
        ].merging(addresses(setting)) { own, _ in own }
    }

    private func addresses(_ setting: PageSetting) -> [String: Any] {
        func address(_ deed: ProviderPages.Deed) -> String {
            PanelRoute.providerDeed.address(setting.prefix, [String(provider.id.number), deed.rawValue])
        }
        return [
            "test": address(.test), "setOptions": address(.options), "approve": address(.approve),
            "replace": address(.replace), "route": address(.route), "unroute": address(.unroute),
            "forget": address(.forget), "remove": address(.remove),
        ]
    }

    private func option(_ option: ProviderOption, in language: Language) -> [String: Any] {
        let value = typed.options[option] ?? provider.options[option]
        let error = errors.first { $0.field == option.rawValue }.map { language.text($0.phrase) }
        return [
            "name": option.rawValue, "title": language.text(option.title), "effect": language.text(option.effect),
            "error": error ?? false, "isText": option.choices.isEmpty, "value": value,
            "choices": option.choices.map { choice -> [String: Any] in
                ["value": choice, "label": language.text(option.phrase(of: choice)), "isCurrent": choice == value]
            },
        ]
    }
}

extension ProviderFacts {
    /// Each certificate with what administrators compare.
    fileprivate var certificateLines: [[String: Any]] {
        certificates.map { der in
            guard let certificate = try? Certificate(der: der) else {
                return ["fingerprint": "", "subject": "", "ends": "", "key": ""]
            }
            return [
                "fingerprint": certificate.fingerprint.inPairs, "subject": certificate.subject,
                "ends": Instant(certificate.notAfter).minute, "key": certificate.key,
            ]
        }
    }
}

extension String {
    /// With a colon between each two: `ab:cd`, as providers show fingerprints.
    fileprivate var inPairs: String {
        let text = Array(self)
        return stride(from: 0, to: text.count, by: 2).map { String(text[$0..<min($0 + 2, text.count)]) }
            .joined(separator: ":").uppercased()
    }
}
