package import Accounts
internal import FoundationEssentials
internal import SAML
package import SCIM

/// Reads what identity providers say about themselves, and what their administrators copy from them.
package struct MetadataReader: ProviderReader {
    private let isInternal: Bool

    /// - Parameter isInternal: whether a provider may be on this machine without TLS.
    package init(isInternal: Bool) {
        self.isInternal = isInternal
    }

    package func facts(
        in metadata: [UInt8],
        entityID: String?,
        signer: [UInt8]?,
        at now: Instant
    ) throws -> ProviderFacts {
        do throws(MetadataError) {
            let pinned: Certificate? = if let signer { try Certificate(der: signer) } else { nil }
            return ProviderFacts(
                try IdentityProviderMetadata.read(
                    metadata, entityID: entityID, signer: pinned, allowsLoopback: isInternal, at: now.date))
        } catch {
            throw Refusal(error.description)
        }
    }

    /// A provider without metadata.
    ///
    /// - Parameters:
    ///   - address: where people sign on.
    ///   - certificates: as PEM, or its base64 alone.
    package func facts(
        issuer: String,
        address: String,
        isPost: Bool,
        certificates: [String]
    ) throws -> ProviderFacts {
        do throws(MetadataError) {
            return ProviderFacts(
                try IdentityProvider(
                    issuer: issuer, location: address, binding: isPost ? .post : .redirect, certificates: certificates,
                    allowsLoopback: isInternal))
        } catch {
            throw Refusal(error.description)
        }
    }

    /// - Returns: a certificate in DER.
    package func certificate(pem: String) throws -> [UInt8] {
        do throws(MetadataError) {
            return try Certificate(pem: pem).der
        } catch {
            throw Refusal(error.description)
        }
    }
}
