internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What a request has sent: a form, if one of our own pages did it in this browser; otherwise the page that says why not.
struct SentForm {
    private(set) var form: Form?
    private(set) var upload: UploadedFile?
    private(set) var refusal: Page?

    /// - Parameters:
    ///   - address: where it was sent to.
    ///   - home: the page to begin with again.
    init(
        _ request: Request,
        to path: PagePath,
        at address: String,
        from arrival: Arrival,
        _ tokens: FormTokens,
        origin: String,
        home: String
    ) async throws {
        guard request.method == .post else { return }
        do {
            guard !path.route.isForProviders else {
                form = try await request.providerForm()
                return
            }
            let sender = CrossSiteGuard(
                fetchSite: request.headers[.secFetchSite], sender: request.headers[.origin], origin: origin)
            guard sender != .foreign else {
                refusal = .foreign(home: home)
                return
            }
            let (form, upload) = try await request.form(at: path)
            guard let visitor = arrival.knownVisitor, tokens.isRight(form[Form.tokenField], for: visitor) else {
                refusal = .openTooLong(sender == .ours ? form.kept : nil, address: address)
                return
            }
            (self.form, self.upload) = (form, upload)
        } catch let error as FormError {
            refusal = .badForm(error, address: path.route.isForProviders ? home : address)
        }
    }
}

extension Request {
    /// - Throws: `FormError`.
    fileprivate func form(at path: PagePath) async throws -> (Form, UploadedFile?) {
        let type = headers[.contentType]
        if path.takesUploads, UploadedFile.isUpload(type) {
            let upload = try await UploadedFile(body, type: type)
            return (try Form(fields: upload.fields), upload)
        }
        let limit = path.formRoom.bytes(of: type)
        do {
            let body = try await body.collect(upTo: limit)
            return (try Form(Array(body.readableBytesView), type: type), nil)
        } catch is NIOTooManyBytesError {
            throw FormError.tooLarge
        }
    }
}
