package import SCIM

/// A SAML identity provider that an organization has configured.
package struct Provider: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let number: Int64

        package init(_ number: Int64) {
            self.number = number
        }
    }

    package let id: ID
    package let organization: Organization.ID
    /// What the organization calls it; people read it.
    package let name: String
    package var facts: ProviderFacts
    /// What newer metadata says that nobody has approved: every key in it is another one.
    package var held: ProviderFacts?
    package var options: ProviderOptions
    package var source: MetadataState?
    package let created: Instant
    /// When a test sign-on succeeded; before, nobody is sent to the provider.
    package var tested: Instant?
    /// Another number with every change.
    package let version: Int64

    /// Puts one together again from what a store remembers.
    package init(
        id: ID,
        organization: Organization.ID,
        name: String,
        facts: ProviderFacts,
        held: ProviderFacts?,
        options: ProviderOptions,
        source: MetadataState?,
        created: Instant,
        tested: Instant?,
        version: Int64
    ) {
        self.id = id
        self.organization = organization
        self.name = name
        self.facts = facts
        self.held = held
        self.options = options
        self.source = source
        self.created = created
        self.tested = tested
        self.version = version
    }

    package var isActive: Bool { tested != nil }
}

/// Where a provider's metadata is read again from time to time.
package struct MetadataState: Hashable, Sendable {
    package let address: String
    /// A certificate in DER; metadata that it has not signed is refused. Nil where none was pinned.
    package let signer: [UInt8]?
    package var etag: String?
    package var nextFetch: Instant
    /// Why the last fetch was in vain.
    package var trouble: String?

    package init(address: String, signer: [UInt8]?, etag: String?, nextFetch: Instant, trouble: String?) {
        self.address = address
        self.signer = signer
        self.etag = etag
        self.nextFetch = nextFetch
        self.trouble = trouble
    }
}

/// A provider that is not stored yet.
package struct NewProvider: Sendable {
    package let name: String
    package let facts: ProviderFacts
    package let options: ProviderOptions
    package let source: MetadataState?

    package init(name: String, facts: ProviderFacts, options: ProviderOptions, source: MetadataState?) {
        self.name = name
        self.facts = facts
        self.options = options
        self.source = source
    }
}
