/// What is demanded of a message, one name a demand; the name of the one that refused it stands in the log.
///
/// Those of a response are in the order in which they are made.
public enum Check: String, CaseIterable, Sendable {
    // The form field, and the document in it.
    /// Strict Base64 of at most 256 KiB.
    case encoding
    /// UTF-8, and no other encoding declared.
    case characters
    /// No document type: nothing is defined, nothing is loaded.
    case documentType = "document-type"
    /// Tags, attributes, namespaces, depth and nodes are bounded before anything is computed.
    case limits
    /// Well-formed XML with namespaces.
    case wellFormed = "well-formed"
    /// Elements and text alone: no comment, no processing instruction, no element without a namespace.
    case content
    /// Every identifier is unique, and made of plain characters.
    case identifiers

    // The signatures.
    /// A samlp:Response with its parts in order.
    case responseShape = "response-shape"
    /// The provider signed somebody on, and says so.
    case status
    /// Exactly one assertion, plain or encrypted.
    case oneAssertion = "one-assertion"
    /// A signature stands where it must, and has the parts it must have.
    case signatureShape = "signature-shape"
    /// Only the algorithms of the list, and only the two transforms.
    case algorithms
    /// One reference, to the element that has the signature.
    case reference
    /// The signature is by a key of the provider.
    case signature
    /// An encrypted assertion was encrypted for us, as it must be.
    case decryption
    /// What must be signed is signed: the response, the assertion, or both.
    case signedElement = "signed-element"

    // What the provider says.
    /// SAML 2.0.
    case version
    /// The provider that was asked.
    case issuer
    /// The address of ours for which the response was meant.
    case destination
    /// The assertion was made, and not in the time to come.
    case issueInstant = "issue-instant"
    /// One person is named.
    case subject
    /// One bearer confirmation, for our address (Profiles §4.1.4.2).
    case confirmation
    /// The answer to the request that was made, or to none where that is allowed.
    case inResponseTo = "in-response-to"
    /// Every condition is understood.
    case conditions
    /// The assertion is for us.
    case audience
    /// Now is within the time of the assertion and of its confirmation.
    case timeWindow = "time-window"
    /// When the person signed on, and that this still counts.
    case authnStatement = "authn-statement"
    /// The person signed on in one of the ways that were asked for.
    case authnContext = "authn-context"
    /// Every attribute can be read.
    case attributes

    // What messages of logout must be besides.
    /// One message of one kind, and nothing twice.
    case parameters
    /// A samlp:LogoutRequest or samlp:LogoutResponse with its parts in order.
    case logoutShape = "logout-shape"
}

extension Check {
    /// Those that a response must pass.
    static let ofResponses = allCases.filter { ![.parameters, .logoutShape].contains($0) }
}
