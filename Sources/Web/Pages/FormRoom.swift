internal import Accounts

/// How large a form may be; nowhere anybody has the server hold more than the page is for.
struct FormRoom: Hashable, Sendable {
    /// All its fields, as they are sent.
    var text = Limits.formBytes
    /// A file besides.
    var file = 0

    static let usual = FormRoom()
    static let picture = FormRoom(file: Limits.pictureBytes)
    /// Rows that are pasted from a spreadsheet.
    static let rows = FormRoom(text: Limits.pastedBytes)
    /// Terms, percent-encoded: each byte may be three.
    static let terms = FormRoom(text: Limits.formBytes + 3 * Limits.termsBytes)
    /// Metadata of a provider, pasted or as a file.
    static let metadata = FormRoom(text: Limits.formBytes + Limits.pastedMetadataBytes, file: Limits.pictureBytes)

    /// - Parameter type: the field `Content-Type`.
    func bytes(of type: String?) -> Int {
        let isMultipart = (type ?? "").lowercased().hasPrefix("multipart/form-data")
        return text + (isMultipart ? file : 0)
    }
}

extension PagePath {
    var formRoom: FormRoom {
        switch route {
        case .claimProfile, .accountPicture: .picture
        case .panel: PanelRoute.match(free)?.route.formRoom ?? .usual
        default: .usual
        }
    }
}

extension PanelRoute {
    fileprivate var formRoom: FormRoom {
        switch self {
        case .branding: .picture
        case .addMany: .rows
        case .terms: .terms
        case .providerAdd, .providerDeed: .metadata
        default: .usual
        }
    }
}
