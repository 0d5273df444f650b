internal import SCIM

/// Which account a proof leads to, where no pin says so: the address has to be one, and one the provider answers for.
///
/// Nothing is guessed: an address that is not plain, or not the only one, names nobody.
struct Linking {
    let proof: SignOnProof
    let options: ProviderOptions

    static let transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"

    /// The person's e-mail address, as a name to sign in with.
    func address() throws(SignOnRefusal) -> SignInName {
        let found = Set(sentAddresses)
        guard let sent = found.first else { throw .noAddress }
        guard found.count == 1 else { throw .severalAddresses(found.count) }
        // Folding makes plain letters of others that only look like them.
        guard sent.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let address = EmailAddress(sent) else {
            throw .strangeAddress
        }
        return SignInName(address)
    }

    /// A NameID that is another one every time could not be pinned.
    func checkName() throws(SignOnRefusal) {
        guard proof.nameID.format != Linking.transient else { throw .transientName }
    }

    private var sentAddresses: [String] {
        switch options[.emailAttribute] {
        case "automatic":
            let mail = Linking.mailAttributes.map { values(of: $0) }.first { !$0.isEmpty }
            return mail ?? (proof.nameID.value.utf8.contains(UInt8(ascii: "@")) ? [proof.nameID.value] : [])
        case "name-id": return [proof.nameID.value]
        case let name: return values(of: name)
        }
    }

    /// The values of an attribute by its name, or by what people call it.
    func values(of name: String) -> [String] {
        let named = proof.attributes.filter { $0.name == name }
        return (named.isEmpty ? proof.attributes.filter { $0.friendlyName == name } : named).flatMap(\.values)
    }

    /// A value that a person may have one of.
    func value(of option: ProviderOption, _ usual: [String]) -> String? {
        let names = options[option] == "automatic" ? usual : [options[option]]
        let found = names.map { values(of: $0) }.first { !$0.isEmpty } ?? []
        return found.count == 1 ? found.first : nil
    }

    /// What providers call the address: Entra ID and ADFS, LDAP's `mail` by its OID, and plain names.
    private static let mailAttributes = [
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "urn:oid:0.9.2342.19200300.100.1.3",
        "email", "mail", "emailaddress", "Email", "User.email",
    ]
}
