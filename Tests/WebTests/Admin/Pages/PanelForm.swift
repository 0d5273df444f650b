import TestSupport

/// A form that stands on a page, as somebody fills it in who means ill.
struct PanelForm {
    let action: String
    let fields: [(name: String, value: String)]

    /// The forms of a page that are sent as they are, with a text in each field that takes one; one for each button that
    /// says something.
    static func all(of page: HTTPAnswer, typing text: String) -> [PanelForm] {
        page.text.matches(of: #/<form method="post" action="([^"]*)"([^>]*)>(.*?)<\/form>/#.dotMatchesNewlines())
            .filter { !$0.2.contains("multipart") && !$0.1.hasSuffix("/signout") }
            .flatMap { form -> [PanelForm] in
                let inside = form.3
                let hidden = inside.matches(of: #/<input type="hidden" name="([^"]*)" value="([^"]*)">/#)
                    .map { (name: String($0.1), value: TestBrowser.plain($0.2)) }
                let typed = inside.matches(of: #/<(?:input|textarea)(?=[^>]* name="([^"]*)")([^>]*)>/#)
                    .filter { !$0.2.contains(#/type="(hidden|checkbox|radio|file)"/#) }
                    .map { (name: String($0.1), value: text) }
                let chosen = inside.matches(
                    of: #/<select(?=[^>]* name="([^"]*)").*?value="([^"]*)"/#.dotMatchesNewlines()
                )
                .map { (name: String($0.1), value: TestBrowser.plain($0.2)) }
                let buttons = inside.matches(of: #/<button(?=[^>]* name="([^"]*)")(?=[^>]* value="([^"]*)")/#)
                    .map { [(name: String($0.1), value: String($0.2))] }
                let action = TestBrowser.plain(form.1)
                return (buttons.isEmpty ? [[]] : buttons)
                    .map { PanelForm(action: action, fields: hidden + typed + chosen + $0) }
            }
    }
}
