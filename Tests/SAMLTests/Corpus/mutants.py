#!/usr/bin/env python3
"""Takes one line of defence after the other out of the SAML room, and looks whether the corpus notices.

    Tests/SAMLTests/Corpus/mutants.py [WORD…]      all, or those with one of the words in their names

Each is built in a folder of its own (.build-mutants) and reads the whole corpus. Either some attack is accepted then,
so that the line is needed; or another line stands behind it, which is said here. Ends with 1 when anything is
otherwise, or a line is no longer where it was. The checks of what a message says are not here: EachCheckTests leaves
these out one by one.
"""
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
FOLDER = ROOT / ".build-mutants"
PARTS = ["Sources/SAML", "Sources/System/CXMLSecurity", "Tests/SAMLCorpus", "Tests/CorpusReader"]

DOCUMENT, SCAN = "System/CXMLSecurity/xml_document.c", "System/CXMLSecurity/scan.c"
LIBRARY, SIGNATURE = "System/CXMLSecurity/xml_signature.c", "SAML/XML/XMLSignature.swift"
FORM, CONTENTS = "SAML/XML/SignatureForm.swift", "SAML/Response/VerifiedContents.swift"
SHAPE, ENCRYPTED = "SAML/Response/ResponseParts.swift", "SAML/Response/EncryptedAssertion.swift"

NO_TYPE = (SCAN, "return XML_DOCUMENT_TYPE;", 'skip(&place, ">");\n            continue;')
NO_HOOK = (DOCUMENT, "parser->sax->internalSubset = stop_at_document_type;", "")
NO_WHOLE = (DOCUMENT, "if (is_whole) return document;", "if (is_whole || document != NULL) return document;")
NO_OWNER = (
    SIGNATURE, "unsafe xml_signature_is_by(signature.node, $0.key) != 0",
    "unsafe xml_signature_is_by(signature.node, $0.key) >= 0")
NO_STATUS = (LIBRARY, "context->status == xmlSecDSigStatusSucceeded", "context->status >= 0")

# Name, what is changed, and who stands behind it (nobody, when an attack is accepted).
MUTANTS = [
    ("characters: UTF-8", [(SCAN, "if (!is_utf8(bytes, count)) return XML_ENCODING;", "")], ""),
    ("characters: declared", [(SCAN, "if (!declares_utf8(place)) return XML_ENCODING;", "")], ""),
    ("document-type: scan", [NO_TYPE], "the parser's hook"),
    ("document-type: hook", [NO_HOOK], "the scan"),
    ("document-type: scan and hook", [NO_TYPE, NO_HOOK], "what is in the document afterwards"),
    ("limits: bytes", [(SCAN, "if (count > limits->bytes) return XML_TOO_LONG;", "")], "the length of the field"),
    ("limits: tag", [(SCAN, "if (tag.bytes > limits->tag_bytes) return XML_TAG_TOO_LONG;", "")], ""),
    ("limits: attributes", [
        (SCAN, "if (tag.attributes > limits->attributes) return XML_TOO_MANY_ATTRIBUTES;", "")], ""),
    ("limits: namespaces", [(SCAN, "if (in_scope > limits->namespaces) return XML_TOO_MANY_NAMESPACES;", "")], ""),
    ("limits: depth", [(SCAN, "if (depth >= limits->depth || depth >= deepest)", "if (depth >= deepest)")], ""),
    ("limits: lookups", [
        (SCAN, "if (lookups > limits->lookups) return XML_TOO_MANY_LOOKUPS;", "")], "nobody; LargeDocumentTests"),
    ("limits: nodes", [
        (SCAN, "if ((nodes += 1 + tag.attributes) > limits->nodes) return XML_TOO_MANY_NODES;", "")],
     "nobody; LargeDocumentTests"),
    ("well-formed: whole", [NO_WHOLE], "what is left of a document where the parser stopped"),
    ("well-formed: whole, and going on", [
        NO_WHOLE, (DOCUMENT, "parser->sax->serror = stop_at_flaw;", "(void)stop_at_flaw;")], ""),
    ("well-formed: relative namespace", [
        (DOCUMENT, "if (has_relative_namespace(node)) return XML_RELATIVE_NAMESPACE;",
         "(void)has_relative_namespace;")],
     "the library, which fails to make it canonical"),
    ("content: remarks", [
        (DOCUMENT, "return limits->allows_remarks ? XML_SOUND : XML_FOREIGN_NODE;", "return XML_SOUND;")], ""),
    ("content: no namespace", [
        (DOCUMENT, "return limits->allows_remarks ? XML_SOUND : XML_NO_NAMESPACE;", "return XML_SOUND;")], ""),
    ("identifiers: alphabet", [
        (DOCUMENT, "if (!is_identifier(value->content)) return XML_IDENTIFIER;", "")], "the library finds no such ID"),
    ("identifiers: of a namespace", [
        (DOCUMENT, "if (attribute->ns != NULL) return XML_FOREIGN_IDENTIFIER;", "")],
     "the ID that the library is given"),
    ("identifiers: unique", [
        (DOCUMENT, "if (flaw == XML_SOUND && !are_unique(&found)) flaw = XML_REPEATED_IDENTIFIER;",
         "(void)are_unique;")], ""),
    ("response-shape: root", [
        (SHAPE, 'guard root.isNamed("Response", in: Namespace.protocolMessages) else {',
         "guard !root.children.isEmpty else {")], ""),
    ("status", [(SHAPE, "try Status(status).verify()", "_ = status")], ""),
    ("one-assertion: first", [(SHAPE, "guard parts.count == 1, let assertion", "guard let assertion")], ""),
    ("one-assertion: last", [
        (SHAPE, "guard parts.count == 1, let assertion = parts.first", "guard let assertion = parts.last")], ""),
    ("signature-shape: place", [
        (SIGNATURE, "guard issuers == Array(0..<index), index <= 1 else {", "guard issuers.count >= 0 else {")], ""),
    ("signature-shape: one", [
        (SIGNATURE,
         'guard !children[(index + 1)...].contains(where: { $0.isNamed("Signature", in: Namespace.signature) })',
         "guard index >= 0")], ""),
    ("signature-shape: parts", [
        (FORM, 'named(parts, ["SignedInfo", "SignatureValue"])', "parts.count >= 2")], ""),
    ("signature-shape: SignedInfo", [
        (FORM, 'guard named(information, ["CanonicalizationMethod", "SignatureMethod", "Reference"]) else {',
         "guard information.count >= 3 else {")], "the library, which reads one Reference after the other"),
    ("signature-shape: reference", [
        (FORM, 'guard named(reference, ["Transforms", "DigestMethod", "DigestValue"]) else {',
         "guard reference.count >= 3 else {")], "the library"),
    ("signature-shape: leaves", [
        (FORM, "guard leaves.allSatisfy({ $0.children.isEmpty }) else {", "guard !leaves.isEmpty else {")],
     "the list of algorithms"),
    ("reference", [
        (FORM, 'information[2].attribute("URI") == "#" + identifier else {', "!identifier.isEmpty else {")],
     "the library, whose reference is compared too"),
    ("algorithms: list", [
        (FORM, 'guard let algorithm = element.attribute("Algorithm"), algorithms.contains(algorithm) else {',
         'guard element.attribute("Algorithm") != nil || algorithms.isEmpty else {')], "the library's own list"),
    ("algorithms: parameters", [
        (FORM, "guard isPlain || isExclusive && hasPrefixes else {", "guard isPlain || !isPlain else {")], ""),
    ("signature: whose", [NO_OWNER], "the library's status"),
    ("signature: status", [NO_STATUS], "whose it is, and the status of the reference"),
    ("signature: whose and status", [NO_OWNER, NO_STATUS], ""),
    ("signature: both statuses", [
        NO_STATUS, (LIBRARY, "reference->status != xmlSecDSigStatusSucceeded", "reference->status < 0")], ""),
    ("signature: the inner one", [
        (CONTENTS, "let part = received.isEncrypted ? nil", "let part = received.isEncrypted || whole != nil ? nil")],
     ""),
    ("decryption: one key", [(ENCRYPTED, "guard keys.count == 1, let key", "guard let key")], ""),
    ("decryption: of an element", [
        (ENCRYPTED, "guard type == EncryptedAssertion.ofElement else {", "guard !type.isEmpty else {")], ""),
    ("decryption: cipher", [
        (ENCRYPTED, 'guard Algorithm.ciphers.contains(cipher.attribute("Algorithm") ?? ""), cipher',
         "guard cipher")], "the library's own list"),
    ("decryption: transport", [
        (ENCRYPTED, 'guard transport.attribute("Algorithm") == Algorithm.keyTransport, ', "guard ")], ""),
    ("decryption: an assertion", [
        (ENCRYPTED, 'guard root.isNamed("Assertion", in: Namespace.assertion) else {',
         "guard !root.name.isEmpty else {")], "its signature, which nothing else has"),
    ("decryption: wanted", [
        (CONTENTS, "} else if verifier.wantsEncryption {",
         "} else if verifier.wantsEncryption, parts.isEncrypted {")], ""),
    ("signed-element: response", [
        (CONTENTS, "if verifier.policy.needsResponse, !isResponseSigned {",
         "if verifier.policy.needsResponse, !isResponseSigned, parts.isEncrypted {")], ""),
    ("signed-element: assertion", [
        (CONTENTS, "verifier.policy.needsAssertion || !isResponseSigned {", "!isResponseSigned {")], ""),
    ("signed-element: either", [
        (CONTENTS, "verifier.policy.needsAssertion || !isResponseSigned {", "verifier.policy.needsAssertion {")], ""),
]

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
let package = Package(name: "muster", platforms: [.macOS(.v15)], targets: [
    .target(
        name: "CXMLSecurity", path: "Sources/System/CXMLSecurity", exclude: ["headers"],
        cSettings: [.headerSearchPath("headers")],
        linkerSettings: ["xmlsec1-openssl", "xmlsec1", "xml2", "crypto", "z"].map { .linkedLibrary($0) }),
    .target(name: "SAML", dependencies: ["CXMLSecurity"], swiftSettings: house),
    .target(name: "SAMLCorpus", dependencies: ["SAML"], path: "Tests/SAMLCorpus", swiftSettings: house),
    .executableTarget(
        name: "CorpusReader", dependencies: ["SAML", "SAMLCorpus"], path: "Tests/CorpusReader", swiftSettings: house),
])
"""


def prepare():
    for part in PARTS:
        shutil.rmtree(FOLDER / part, ignore_errors=True)
        shutil.copytree(ROOT / part, FOLDER / part, symlinks=True)
    corpus = FOLDER / "Tests/SAMLTests"
    if not corpus.is_symlink():
        corpus.symlink_to(ROOT / "Tests/SAMLTests")
    (FOLDER / "Package.swift").write_text(MANIFEST)


def accepted():
    """The attacks that are accepted, or None when it cannot be built."""
    built = subprocess.run(
        ["swift", "build", "--product", "CorpusReader"], cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if built.returncode:
        print(built.stdout.decode()[-2000:])
        return None
    read = subprocess.run([FOLDER / ".build/debug/CorpusReader"], stdout=subprocess.PIPE, text=True)
    rows = [line.split("\t") for line in read.stdout.splitlines() if line.startswith("SURPRISE")]
    return [path for _, path, outcome in rows if outcome == "accepted"]


def outcome(changes):
    texts = {}
    for file, old, new in changes:
        path = FOLDER / "Sources" / file
        texts.setdefault(path, path.read_text())
        if old not in path.read_text():
            return f"{file} has no longer: {old}"
        path.write_text(path.read_text().replace(old, new))
    try:
        return accepted()
    finally:
        for path, text in texts.items():
            path.write_text(text)


prepare()
failed = False
for name, changes, behind in MUTANTS:
    if len(sys.argv) > 1 and not any(word in name for word in sys.argv[1:]):
        continue
    found = outcome(changes)
    is_right = isinstance(found, list) and bool(found) == (behind == "")
    failed = failed or not is_right
    says = found if not isinstance(found, list) else ", ".join(found[:3]) or f"nothing is accepted: {behind}"
    print(f"{'ok' if is_right else 'NOT AS EXPECTED'}\t{name}\t{says}", flush=True)
sys.exit(failed)
