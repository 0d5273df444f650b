package import HTTPTypes
package import Languages

/// A page that says what happened and what to do next.
package struct Notice: ViewModel {
    /// What the button at its end does.
    package enum Action: Sendable {
        case link(Phrase, address: String)
        /// Sends these values to the address again.
        case again(Phrase, values: [(name: String, value: String)])
    }

    package static let template = "notice"

    let paragraphs: [Phrase]
    var action: Action?

    package func model(in setting: PageSetting) -> [String: Any] {
        var model: [String: Any] = [
            "paragraphs": paragraphs.map { setting.language.text($0) }, "link": false, "form": false,
        ]
        switch action {
        case .link(let label, let address):
            model["link"] = ["label": setting.language.text(label), "address": address]
        case .again(let label, let values):
            let hidden = values.map { ["name": $0.name, "value": $0.value] }
            model["form"] = ["label": setting.language.text(label), "values": hidden] as [String: Any]
        case nil: break
        }
        return model
    }
}

extension Page {
    package static func notice(
        _ status: HTTPResponse.Status,
        _ title: Phrase,
        _ paragraphs: [Phrase],
        _ action: Notice.Action? = nil
    ) -> Page {
        var page = Page(title, Notice(paragraphs: paragraphs, action: action))
        page.status = status
        return page
    }

    package static func notFound(home: String) -> Page {
        notice(
            .notFound, Phrase("There is nothing here"),
            [Phrase("The address may have a typing mistake, or the page has moved.")],
            .link(Phrase("Go to the start page"), address: home))
    }

    package static func tooMany(waiting seconds: Int64) -> Page {
        let minutes = String((seconds + 59) / 60)
        var page = notice(
            .tooManyRequests, Phrase("Too many tries"),
            [Phrase("Wait a little and try again. Minutes to wait: {minutes}", ["minutes": minutes])])
        page.fields[.retryAfter] = String(seconds)
        return page
    }

    package static var unavailable: Page { busy(waiting: 5) }

    /// - Parameter seconds: after which it is worth trying again.
    package static func busy(waiting seconds: Int) -> Page {
        var page = notice(
            .serviceUnavailable, Phrase("This does not work just now"),
            [Phrase("Nothing was lost. Try again in a minute.")])
        page.fields[.retryAfter] = String(seconds)
        return page
    }

    package static func unexpected(_ reference: String) -> Page {
        notice(
            .internalServerError, Phrase("Something went wrong here"),
            [
                Phrase("Try again. If it happens once more, tell the people who run this site:"),
                Phrase("Reference: {reference}", ["reference": reference]),
            ])
    }

    package static func methodNotAllowed(_ allow: String, home: String) -> Page {
        var page = notice(
            .methodNotAllowed, Phrase("This page cannot do that"), [Phrase("Open it again and use its own buttons.")],
            .link(Phrase("Go to the start page"), address: home))
        page.fields[.allow] = allow
        return page
    }

    /// What another site has sent.
    package static func foreign(home: String) -> Page {
        notice(
            .forbidden, Phrase("This was sent from another site"),
            [Phrase("Nothing was changed. If you wanted to do this, begin on the start page.")],
            .link(Phrase("Go to the start page"), address: home))
    }

    /// - Parameter values: what may be sent again; nil where it is not sure that this browser's owner has typed it.
    package static func openTooLong(_ values: [(name: String, value: String)]?, address: String) -> Page {
        let action: Notice.Action =
            if let values { .again(Phrase("Try again"), values: values) } else {
                .link(Phrase("Try again"), address: address)
            }
        var page = notice(
            .forbidden, Phrase("This page was open too long"),
            [Phrase("Nothing was changed. Try again; cookies must be allowed for this site.")], action)
        page.hasForm = true
        return page
    }

    package static func badForm(_ error: FormError, address: String) -> Page {
        let (status, sentence): (HTTPResponse.Status, Phrase) =
            switch error {
            case .tooLarge: (.contentTooLarge, Phrase("What was sent is too large. A picture may have 2 MB."))
            case .unsupported, .malformed: (.badRequest, Phrase("The form did not arrive whole."))
            }
        return notice(
            status, Phrase("That did not work"), [sentence], .link(Phrase("Try again"), address: address))
    }
}
