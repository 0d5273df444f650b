import Foundation
import TestSupport
import Testing

/// Identity providers as an operator makes them known.
@Suite(.timeLimit(.minutes(10))) struct ProviderCommandTests {
    /// A folder with a house, and a provider's certificate and metadata.
    private struct Desk {
        let folder: URL
        let certificate: String
        let metadata: String

        init() async throws {
            folder = try TemporaryFolder.make()
            certificate = folder.appendingPathComponent("idp.pem").path
            metadata = folder.appendingPathComponent("idp.xml").path
            try await Command.run([
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "20", "-subj", "/CN=idp",
                "-keyout", certificate + ".key", "-out", certificate,
            ])
            let body = try String(contentsOfFile: certificate, encoding: .utf8).split(separator: "\n")
                .filter { !$0.hasPrefix("-----") }.joined()
            let text = """
                <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example/saml">\
                <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">\
                <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>\
                <X509Certificate>\(body)</X509Certificate></X509Data></KeyInfo></KeyDescriptor>\
                <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" \
                Location="https://idp.example/sso"/></IDPSSODescriptor></EntityDescriptor>
                """
            try text.write(toFile: metadata, atomically: true, encoding: .utf8)
            #expect(try await Muster.run(["migrate", "--data", folder.path]).status == 0)
        }

        func run(_ arguments: String...) async throws -> Muster.Result {
            try await Muster.run(["provider"] + arguments + ["--data", folder.path])
        }

        func stop() { TemporaryFolder.remove(folder) }
    }

    @Test func `a provider is added by its metadata, listed, changed, tried and removed`() async throws {
        let desk = try await Desk()
        let added = try await desk.run(
            "add", "Nordwind", "--metadata", desk.metadata, "--public-url", "https://people.example",
            "--provider-initiated", "--email-attribute", "upn")
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output.hasPrefix("Nordwind  https://idp.example/saml  not tested  no domain\n"))
        for address in ["metadata", "acs", "slo"] {
            #expect(added.output.contains("   https://people.example/saml/\(address)\n"), "\(address)")
        }
        let listed = try await desk.run("list").output
        #expect(listed.contains("\n    its last certificate ends at "), "it is good for 20 days: \(listed)")
        let options = try await desk.run("set", "Nordwind").output
        #expect(options.contains("provider-initiated = on\n") && options.contains("email-attribute = upn\n"))
        #expect(try await desk.run("set", "Nordwind", "binding", "post").status == 0)
        #expect(try await desk.run("set", "Nordwind", "binding", "pigeon").status == 65)
        #expect(try await desk.run("set", "Nordwind").output.contains("binding = post\n"))
        let test = try await desk.run("test", "Nordwind", "--public-url", "https://people.example")
        let link = #/\n    https:\/\/people\.example\/signon\/test\/[A-Za-z0-9_-]{43}\n/#
        #expect(test.status == 0 && test.output.contains(link))
        #expect(try await desk.run("log").output == "")
        let doctor = try await Muster.run(["doctor", "--data", desk.folder.path])
        #expect(doctor.output.contains("look  provider Nordwind of default: its last certificate ends"))
        #expect(try await desk.run("remove", "Nordwind").status == 0)
        #expect(try await desk.run("list").output == "")
        desk.stop()
    }

    @Test func `without metadata what its administrator copies will do`() async throws {
        let desk = try await Desk()
        let typed = ["--issuer", "urn:nordwind", "--sign-on-url", "https://idp.example/sso"]
        let added = try await desk.run(
            "add", "Nordwind", typed[0], typed[1], typed[2], typed[3], "--certificate", desk.certificate)
        #expect(added.status == 0 && added.output.hasPrefix("Nordwind  urn:nordwind  not tested"))
        #expect(try await desk.run("add", "Other", typed[0], typed[1], typed[2], typed[3]).status == 64)
        #expect(try await desk.run("add", "Other", "--metadata", desk.metadata, typed[0], typed[1]).status == 64)
        let replaced = try await desk.run("replace", "Nordwind", "--metadata", desk.metadata)
        #expect(
            replaced.status == 65
                && replaced.errors.contains("is urn:nordwind, and this is about https://idp.example/saml"))
        let plain = try await desk.run(
            "add", "Plain", typed[0], typed[1], "--sign-on-url", "http://idp.example/sso", "--certificate",
            desk.certificate)
        #expect(plain.status == 65 && plain.errors.contains("is not one of HTTPS"))
        desk.stop()
    }

    @Test func `what cannot be read is refused with a sentence`() async throws {
        let desk = try await Desk()
        let missing = try await desk.run("add", "Nordwind", "--metadata", "/nowhere.xml")
        #expect(missing.status == 65 && missing.errors.contains("/nowhere.xml cannot be read"))
        let certificate = try await desk.run("add", "Nordwind", "--metadata", desk.certificate)
        #expect(certificate.status == 65 && certificate.errors.hasPrefix("muster: The metadata: it cannot be read"))
        let other = try await desk.run("add", "Nordwind", "--metadata", desk.metadata, "--entity-id", "urn:other")
        #expect(
            other.status == 65 && other.errors.contains("it does not describe urn:other, but https://idp.example/saml"))
        let domain = try await desk.run("add", "Nordwind", "--metadata", desk.metadata, "--domain", "acme.example")
        #expect(domain.status == 65 && domain.errors.contains("has not verified acme.example"))
        #expect(try await desk.run("list").output == "")
        desk.stop()
    }

    @Test func `metadata is fetched where an address may be reached`() async throws {
        let desk = try await Desk()
        let muster = try await RunningMuster(in: desk.folder)
        #expect(try await muster.client.send("GET", "/saml/metadata").status == 200)
        let address = "http://localhost:\(muster.client.port)/saml/metadata"
        let outside = try await desk.run("add", "Nordwind", "--metadata-url", address)
        #expect(outside.status == 69 && outside.errors.contains("begins with https://"))
        let ours = try await desk.run("add", "Nordwind", "--metadata-url", address, "--internal-providers")
        #expect(ours.errors.contains("it describes a service provider, as this house is one"), "\(ours)")
        _ = await muster.stop()
        desk.stop()
    }
}
