/// Which site has sent a form, as far as the browser says.
package enum CrossSiteGuard: Hashable, Sendable {
    case ours
    case foreign
    /// An old browser, which says nothing; then the form's token alone decides.
    case unsaid

    /// - Parameters:
    ///   - fetchSite: the field `Sec-Fetch-Site`, which no page can set (Fetch Metadata §2.4). `none` is somebody who
    ///     typed the address.
    ///   - sender: the field `Origin`; `null` is a page that hides where it is from.
    package init(fetchSite: String?, sender: String?, origin: String) {
        switch (fetchSite, sender) {
        case ("same-origin"?, _), ("none"?, _): self = .ours
        case (.some, _): self = .foreign
        case (nil, let sender?): self = sender.lowercased() == origin.lowercased() ? .ours : .foreign
        case (nil, nil): self = .unsaid
        }
    }
}
