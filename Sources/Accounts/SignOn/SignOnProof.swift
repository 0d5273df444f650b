package import SCIM
internal import Secrets

/// What a provider has vouched for, verified; made in one place only, from a verified assertion.
package struct SignOnProof: Hashable, Sendable {
    /// SAML Core §2.2.2.
    package struct NameID: Hashable, Sendable {
        package let value: String
        /// A URN; that of `unspecified` where the provider gave none.
        package let format: String
        /// In whose names the value is unique, where the provider says so; a logout repeats it.
        package let nameQualifier: String?
        package let spNameQualifier: String?

        package init(
            value: String,
            format: String,
            nameQualifier: String? = nil,
            spNameQualifier: String? = nil
        ) {
            self.value = value
            self.format = format
            self.nameQualifier = nameQualifier
            self.spNameQualifier = spNameQualifier
        }
    }

    package struct Attribute: Hashable, Sendable {
        package let name: String
        package let friendlyName: String?
        package let values: [String]

        package init(name: String, friendlyName: String?, values: [String]) {
            self.name = name
            self.friendlyName = friendlyName
            self.values = values
        }
    }

    package let provider: Provider.ID
    /// The id of the assertion, which is taken once.
    package let assertion: String
    /// Until when the assertion could come again.
    package let assertionEnds: Instant
    package let nameID: NameID
    /// What the provider calls the session it has with this browser.
    package let sessionIndex: String?
    package let sessionEnds: Instant?
    /// When the person proved to the provider who that is.
    package let authenticated: Instant
    package let attributes: [Attribute]

    package init(
        provider: Provider.ID,
        assertion: String,
        assertionEnds: Instant,
        nameID: NameID,
        sessionIndex: String?,
        sessionEnds: Instant?,
        authenticated: Instant,
        attributes: [Attribute]
    ) {
        self.provider = provider
        self.assertion = assertion
        self.assertionEnds = assertionEnds
        self.nameID = nameID
        self.sessionIndex = sessionIndex
        self.sessionEnds = sessionEnds
        self.authenticated = authenticated
        self.attributes = attributes
    }
}

/// The form in which a proof waits for its browser.
extension SignOnProof {
    init(_ object: JSONObject) throws {
        guard let provider = Int64(try object.text("provider")), let ends = object.instant("assertionEnds"),
            let authenticated = object.instant("authenticated")
        else { throw StoreError.unavailable("a damaged proof") }
        self.init(
            provider: Provider.ID(provider), assertion: try object.text("assertion"), assertionEnds: ends,
            nameID: NameID(
                value: try object.text("nameID"), format: try object.text("format"),
                nameQualifier: object["nameQualifier"]?.string, spNameQualifier: object["spNameQualifier"]?.string),
            sessionIndex: object["sessionIndex"]?.string, sessionEnds: object.instant("sessionEnds"),
            authenticated: authenticated, attributes: try object.objects("attributes").map(Attribute.init))
    }

    var object: JSONObject {
        var object = JSONObject()
        object.append("provider", String(provider.number))
        object.append("assertion", assertion)
        object.append("assertionEnds", assertionEnds)
        object.append("nameID", nameID.value)
        object.append("format", nameID.format)
        object.append("nameQualifier", nameID.nameQualifier)
        object.append("spNameQualifier", nameID.spNameQualifier)
        object.append("sessionIndex", sessionIndex)
        object.append("sessionEnds", sessionEnds)
        object.append("authenticated", authenticated)
        object.append("attributes", attributes.map(\.object))
        return object
    }
}

extension SignOnProof.Attribute {
    init(_ object: JSONObject) throws {
        self.init(
            name: try object.text("name"), friendlyName: object["friendlyName"]?.string,
            values: object.strings("values"))
    }

    var object: JSONObject {
        var object = JSONObject()
        object.append("name", name)
        object.append("friendlyName", friendlyName)
        object.append("values", values)
        return object
    }
}
