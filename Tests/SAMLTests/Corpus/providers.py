"""Genuine messages, in the shapes that the products send, and the provider records that they are read with.

The shapes follow what each product's documentation shows and what its users have published; keys, names and instants
are those of this corpus.
"""
import base64
import re

import keys
from encryption import encrypted
from messages import (
    ADA, ASSERTION, BEARER, CONSUMER, EMAIL, ISSUER, PASSWORD, REQUEST, RESPONSE, SAML, SAMLP, SERVICE, SUCCESS, XS,
    XSI, Message, attribute)
from signing import INCLUSIVE, sign

UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"

ENTRA = "https://sts.windows.net/2f1d6c80-7b3e-4a55-9c1e-0d4c2e6b8a91/"
OKTA = "http://www.okta.com/exk1a2b3c4d5e6f7g8h9"
GOOGLE = "https://accounts.google.com/o/saml2?idpid=C01abc2de"
ADFS = "http://fs.nordwind.example/adfs/services/trust"
KEYCLOAK = "https://keycloak.nordwind.example/realms/work"
PING = "https://auth.pingone.eu/6c1a7e52/saml20/metadata/7d2b"
SHIBBOLETH = "https://idp.nordwind.example/idp/shibboleth"
ONELOGIN = "https://app.onelogin.com/saml/metadata/1f6e2d3c"
JUMPCLOUD = "nordwind-jumpcloud"
SIMPLE = "https://ssp.nordwind.example/simplesaml/saml2/idp/metadata.php"


def records():
    """Name, entity ID, certificates, what is signed, whether it is encrypted, authentication contexts."""
    yield "nordwind", ISSUER, "provider", "either", "no", "-"
    yield "nordwind-rollover", ISSUER, "provider rollover", "either", "no", "-"
    yield "nordwind-expired", ISSUER, "expired", "either", "no", "-"
    yield "nordwind-elliptic", ISSUER, "elliptic", "either", "no", "-"
    for policy in ("response", "assertion", "both"):
        yield f"nordwind-{policy}", ISSUER, "provider", policy, "no", "-"
    yield "nordwind-encrypted", ISSUER, "provider", "either", "yes", "-"
    yield "nordwind-mfa", ISSUER, "provider", "either", "no", "https://refeds.org/profile/mfa"
    vendors = dict(entra=ENTRA, okta=OKTA, google=GOOGLE, adfs=ADFS, keycloak=KEYCLOAK, shibboleth=SHIBBOLETH,
                   onelogin=ONELOGIN, jumpcloud=JUMPCLOUD, simplesamlphp=SIMPLE)
    for name, entity in vendors.items():
        yield name, entity, "provider", "either", "no", "-"
    yield "ping", PING, "elliptic", "either", "no", "-"
    yield "pysaml2", "https://pysaml2.nordwind.example/idp", "provider", "either", "no", "-"


def write(corpus):
    lines = ["\t".join(["name", "entity", "certificates", "signed", "encrypted", "contexts"])]
    lines += ["\t".join(record) for record in records()]
    (keys.FOLDER.parent / "providers.tsv").write_text("\n".join(lines) + "\n")
    for vendor in (entra, okta, google, adfs, keycloak, ping, shibboleth, onelogin, jumpcloud, simple):
        vendor(corpus)


def entra(corpus):
    """Entra ID: default namespaces throughout, the assertion signed, claims with long names."""
    def claim(name, value):
        return f'<Attribute Name="{name}"><AttributeValue>{value}</AttributeValue></Attribute>'

    def assertion():
        text = (
            f'<Assertion ID="{ASSERTION}" IssueInstant="2026-03-02T08:59:58.412Z" Version="2.0" xmlns="{SAML}">'
            f"<Issuer>{ENTRA}</Issuer><Subject>"
            f'<NameID Format="{EMAIL}">{ADA}</NameID><SubjectConfirmation Method="{BEARER}">'
            f'<SubjectConfirmationData InResponseTo="{REQUEST}" NotOnOrAfter="2026-03-02T09:59:58.287Z" '
            f'Recipient="{CONSUMER}"/></SubjectConfirmation></Subject>'
            f'<Conditions NotBefore="2026-03-02T08:54:58.287Z" NotOnOrAfter="2026-03-02T09:59:58.287Z">'
            f"<AudienceRestriction><Audience>{SERVICE}</Audience></AudienceRestriction></Conditions>"
            "<AttributeStatement>"
            + "".join(claim(name, value) for name, value in {
                "http://schemas.microsoft.com/identity/claims/tenantid": "2f1d6c80-7b3e-4a55-9c1e-0d4c2e6b8a91",
                "http://schemas.microsoft.com/identity/claims/objectidentifier": "9d8c7b6a-5f4e-4d3c-8b2a-1f0e9d8c7b6a",
                "http://schemas.microsoft.com/identity/claims/displayname": "Ada Lindqvist",
                CLAIMS + "givenname": "Ada", CLAIMS + "surname": "Lindqvist", CLAIMS + "emailaddress": ADA,
                CLAIMS + "name": ADA,
            }.items())
            + '</AttributeStatement><AuthnStatement AuthnInstant="2026-03-02T08:40:11.000Z" '
            f'SessionIndex="{ASSERTION}">'
            "<AuthnContext><AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef>"
            "</AuthnContext></AuthnStatement></Assertion>")
        return sign(text, ASSERTION, keys.provider, default=True)

    def response(content):
        return (
            f'<samlp:Response ID="{RESPONSE}" Version="2.0" IssueInstant="2026-03-02T08:59:58.412Z" '
            f'Destination="{CONSUMER}" InResponseTo="{REQUEST}" xmlns:samlp="{SAMLP}">'
            f'<Issuer xmlns="{SAML}">{ENTRA}</Issuer><samlp:Status><samlp:StatusCode Value="{SUCCESS}"/></samlp:Status>'
            f"{content}</samlp:Response>")

    corpus.accept("Entra/assertion-signed", response(assertion()), provider="entra")
    both = sign(response(assertion()), RESPONSE, keys.provider, default=True)
    corpus.accept("Entra/both-signed", both, provider="entra")
    holder = "<EncryptedAssertion xmlns=" + f'"{SAML}">'
    sealed = encrypted(assertion(), keys.service, "entra").replace("<saml:EncryptedAssertion>", holder).replace(
        "</saml:", "</")
    corpus.accept("Entra/encrypted", response(sealed), provider="entra")


def okta(corpus):
    """Okta: both signed, xs:string given for each value, the prefix xs listed for canonicalization."""
    def value(text):
        return (f'<saml2:AttributeValue xmlns:xs="{XS}" xmlns:xsi="{XSI}" xsi:type="xs:string">{text}'
                "</saml2:AttributeValue>")

    names = {"email": ADA, "firstName": "Ada", "lastName": "Lindqvist"}
    attributes = "".join(
        f'<saml2:Attribute Name="{name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified">'
        f"{value(text)}</saml2:Attribute>" for name, text in names.items())
    entity = '<saml2:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity"'

    def response(request=REQUEST, inner=True):
        answer = f' InResponseTo="{request}"' if request else ""
        assertion = (
            f'<saml2:Assertion ID="id13790216446251851372088" IssueInstant="2026-03-02T08:59:58.642Z" Version="2.0" '
            f'xmlns:saml2="{SAML}" xmlns:xs="{XS}">{entity} xmlns:saml2="{SAML}">{OKTA}</saml2:Issuer>'
            f'<saml2:Subject xmlns:saml2="{SAML}"><saml2:NameID Format="{UNSPECIFIED}">{ADA}</saml2:NameID>'
            f'<saml2:SubjectConfirmation Method="{BEARER}"><saml2:SubjectConfirmationData{answer} '
            f'NotOnOrAfter="2026-03-02T09:04:58.642Z" Recipient="{CONSUMER}"/>'
            '</saml2:SubjectConfirmation></saml2:Subject>'
            f'<saml2:Conditions NotBefore="2026-03-02T08:54:58.642Z" NotOnOrAfter="2026-03-02T09:04:58.642Z" '
            f'xmlns:saml2="{SAML}"><saml2:AudienceRestriction><saml2:Audience>{SERVICE}</saml2:Audience>'
            f'</saml2:AudienceRestriction></saml2:Conditions>'
            f'<saml2:AuthnStatement AuthnInstant="2026-03-02T08:30:00.642Z" '
            f'SessionIndex="{request or "id1772442"}" xmlns:saml2="{SAML}"><saml2:AuthnContext>'
            f"<saml2:AuthnContextClassRef>{PASSWORD}</saml2:AuthnContextClassRef></saml2:AuthnContext>"
            f'</saml2:AuthnStatement><saml2:AttributeStatement xmlns:saml2="{SAML}">{attributes}'
            "</saml2:AttributeStatement></saml2:Assertion>")
        if inner:
            assertion = sign(assertion, "id13790216446251851372088", keys.provider, prefixes=["xs"])
        text = (
            '<?xml version="1.0" encoding="UTF-8"?>'
            f'<saml2p:Response Destination="{CONSUMER}" ID="id13790216445604381767"{answer} '
            f'IssueInstant="2026-03-02T08:59:58.642Z" Version="2.0" xmlns:saml2p="{SAMLP}" xmlns:xs="{XS}">'
            f'{entity} xmlns:saml2="{SAML}">{OKTA}</saml2:Issuer>@'
            f'<saml2p:Status xmlns:saml2p="{SAMLP}"><saml2p:StatusCode Value="{SUCCESS}"/></saml2p:Status>'
            f"{assertion}</saml2p:Response>")
        return sign(text.replace("@<saml2p", "<saml2p"), "id13790216445604381767", keys.provider, prefixes=["xs"])

    corpus.accept("Okta/both-signed", response(), provider="okta")
    corpus.accept("Okta/response-signed", response(inner=False), provider="okta")
    corpus.accept("Okta/provider-began", response(request=None), provider="okta", request="unsolicited")


def google(corpus):
    """Google Workspace: the assertion signed, or the response in its place; wrapped Base64, lines between elements."""
    def response(whole):
        info = (f"<ds:KeyInfo><ds:X509Data><ds:X509SubjectName>ST=California,C=US,OU=Google For Work,CN=Google"
                f"</ds:X509SubjectName><ds:X509Certificate>{wrapped(keys.provider.base64)}</ds:X509Certificate>"
                "</ds:X509Data></ds:KeyInfo>")
        assertion = (
            f'<saml2:Assertion xmlns:saml2="{SAML}" ID="_9a5e3f7c1d2b4a68" IssueInstant="2026-03-02T08:59:58.211Z" '
            f'Version="2.0"><saml2:Issuer>{GOOGLE}</saml2:Issuer><saml2:Subject><saml2:NameID Format="{EMAIL}">{ADA}'
            f'</saml2:NameID><saml2:SubjectConfirmation Method="{BEARER}"><saml2:SubjectConfirmationData '
            f'InResponseTo="{REQUEST}" NotOnOrAfter="2026-03-02T09:04:58.211Z" Recipient="{CONSUMER}"/>'
            '</saml2:SubjectConfirmation></saml2:Subject><saml2:Conditions NotBefore="2026-03-02T08:54:58.211Z" '
            'NotOnOrAfter="2026-03-02T09:04:58.211Z"><saml2:AudienceRestriction>'
            f'<saml2:Audience>{SERVICE}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>'
            '<saml2:AttributeStatement><saml2:Attribute Name="mail">'
            f'<saml2:AttributeValue xmlns:xs="{XS}" xmlns:xsi="{XSI}" xsi:type="xs:anyType">{ADA}'
            '</saml2:AttributeValue></saml2:Attribute></saml2:AttributeStatement><saml2:AuthnStatement '
            'AuthnInstant="2026-03-01T07:12:45.000Z" '
            'SessionIndex="_9a5e3f7c1d2b4a68"><saml2:AuthnContext><saml2:AuthnContextClassRef>'
            "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml2:AuthnContextClassRef></saml2:AuthnContext>"
            "</saml2:AuthnStatement></saml2:Assertion>")
        if not whole:
            assertion = sign(assertion, "_9a5e3f7c1d2b4a68", keys.provider, key_info=info, wrap=True)
        text = (
            '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
            f'<saml2p:Response xmlns:saml2p="{SAMLP}" Destination="{CONSUMER}" ID="_6c1f0a9d8e7b4c35" '
            f'InResponseTo="{REQUEST}" IssueInstant="2026-03-02T08:59:58.211Z" Version="2.0">'
            f'<saml2:Issuer xmlns:saml2="{SAML}">{GOOGLE}</saml2:Issuer><saml2p:Status>'
            f'<saml2p:StatusCode Value="{SUCCESS}"/></saml2p:Status>{assertion}</saml2p:Response>')
        return sign(text, "_6c1f0a9d8e7b4c35", keys.provider, key_info=info, wrap=True) if whole else text

    corpus.accept("Google/assertion-signed", response(whole=False), provider="google")
    corpus.accept("Google/response-signed", response(whole=True), provider="google")


def wrapped(text):
    return "\n".join(text[start:start + 76] for start in range(0, len(text), 76))


def adfs_assertion():
    return sign(
        f'<Assertion ID="_0b5e7c1a-6e1f-4d0e-9e51-2c1b7b0a8d33" IssueInstant="2026-03-02T08:59:58.331Z" Version="2.0" '
        f'xmlns="{SAML}"><Issuer>{ADFS}</Issuer><Subject><NameID Format="{EMAIL}">{ADA}</NameID>'
        f'<SubjectConfirmation Method="{BEARER}"><SubjectConfirmationData InResponseTo="{REQUEST}" '
        f'NotOnOrAfter="2026-03-02T09:04:58.331Z" Recipient="{CONSUMER}"/></SubjectConfirmation></Subject>'
        '<Conditions NotBefore="2026-03-02T08:59:58.331Z" NotOnOrAfter="2026-03-02T09:59:58.331Z"><AudienceRestriction>'
        f'<Audience>{SERVICE}</Audience></AudienceRestriction></Conditions><AttributeStatement>'
        f'<Attribute Name="{CLAIMS}emailaddress"><AttributeValue>{ADA}</AttributeValue></Attribute>'
        '<Attribute Name="http://schemas.xmlsoap.org/claims/Group"><AttributeValue>Domain Users</AttributeValue>'
        "<AttributeValue>Warehouse</AttributeValue></Attribute></AttributeStatement>"
        '<AuthnStatement AuthnInstant="2026-03-02T08:59:57.900Z" SessionIndex="_0b5e7c1a-6e1f-4d0e-9e51-2c1b7b0a8d33">'
        f"<AuthnContext><AuthnContextClassRef>{PASSWORD}</AuthnContextClassRef></AuthnContext></AuthnStatement>"
        "</Assertion>", "_0b5e7c1a-6e1f-4d0e-9e51-2c1b7b0a8d33", keys.provider)


def adfs(corpus):
    """ADFS: no NotBefore to spare, so the skew counts; encrypted as soon as we publish a key for it."""
    def response(content):
        return (
            f'<samlp:Response ID="_7d1c3a52-0a6b-4f0c-b3f0-5a0e1c9d4b22" Version="2.0" '
            f'IssueInstant="2026-03-02T08:59:58.331Z" Destination="{CONSUMER}" '
            f'Consent="urn:oasis:names:tc:SAML:2.0:consent:unspecified" InResponseTo="{REQUEST}" xmlns:samlp="{SAMLP}">'
            f'<Issuer xmlns="{SAML}">{ADFS}</Issuer><samlp:Status><samlp:StatusCode Value="{SUCCESS}"/></samlp:Status>'
            f"{content}</samlp:Response>")

    corpus.accept("ADFS/assertion-signed", response(adfs_assertion()), provider="adfs")
    sealed = encrypted(adfs_assertion(), keys.service, "adfs", certificate=True, outer="EncryptedAssertion").replace(
        "<EncryptedAssertion>", f'<EncryptedAssertion xmlns="{SAML}">')
    before, key, after = re.split("(<xenc:EncryptedKey.*</xenc:EncryptedKey>)", sealed)
    sealed = before + key.replace("xenc:", "e:").replace(":xenc=", ":e=") + after
    corpus.accept("ADFS/encrypted", response(sealed), provider="adfs")


def keycloak(corpus):
    """Keycloak: the response signed, prefix dsig, the key named and given as a value too."""
    numbers = keys.provider.private.public_key().public_numbers()

    def number(value):
        return base64.b64encode(value.to_bytes((value.bit_length() + 7) // 8, "big")).decode()

    info = (
        "<ds:KeyInfo><ds:KeyName>qF1kZ2m0b3Yx</ds:KeyName><ds:X509Data><ds:X509Certificate>"
        f"{keys.provider.base64}</ds:X509Certificate></ds:X509Data><ds:KeyValue><ds:RSAKeyValue>"
        f"<ds:Modulus>{number(numbers.n)}</ds:Modulus><ds:Exponent>{number(numbers.e)}</ds:Exponent></ds:RSAKeyValue>"
        "</ds:KeyValue></ds:KeyInfo>")

    def value(name, text):
        return (
            f'<saml:Attribute Name="{name}" FriendlyName="{name}" '
            'NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">'
            f'<saml:AttributeValue xmlns:xs="{XS}" xmlns:xsi="{XSI}" xsi:type="xs:string">{text}</saml:AttributeValue>'
            "</saml:Attribute>")

    def text(assertion):
        return (
            f'<samlp:Response xmlns:samlp="{SAMLP}" xmlns:saml="{SAML}" Destination="{CONSUMER}" '
            f'ID="ID_3c6f1c4e" InResponseTo="{REQUEST}" IssueInstant="2026-03-02T08:59:58.077Z" Version="2.0">'
            f'<saml:Issuer>{KEYCLOAK}</saml:Issuer><samlp:Status><samlp:StatusCode Value="{SUCCESS}"/></samlp:Status>'
            f"{assertion}</samlp:Response>")

    assertion = (
        f'<saml:Assertion xmlns="{SAML}" xmlns:saml="{SAML}" ID="ID_8e1f52d7" '
        f'IssueInstant="2026-03-02T08:59:58.076Z" Version="2.0"><saml:Issuer>{KEYCLOAK}</saml:Issuer><saml:Subject>'
        f'<saml:NameID Format="{EMAIL}">{ADA}</saml:NameID>'
        f'<saml:SubjectConfirmation Method="{BEARER}"><saml:SubjectConfirmationData InResponseTo="{REQUEST}" '
        f'NotOnOrAfter="2026-03-02T09:00:56.076Z" Recipient="{CONSUMER}"/></saml:SubjectConfirmation></saml:Subject>'
        '<saml:Conditions NotBefore="2026-03-02T08:59:56.076Z" NotOnOrAfter="2026-03-02T09:00:56.076Z">'
        f"<saml:AudienceRestriction><saml:Audience>{SERVICE}</saml:Audience></saml:AudienceRestriction>"
        '</saml:Conditions><saml:AuthnStatement AuthnInstant="2026-03-02T08:59:58.077Z" SessionIndex="f0c1::1b2d" '
        f'SessionNotOnOrAfter="2026-03-02T18:59:58.077Z"><saml:AuthnContext><saml:AuthnContextClassRef>'
        "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext>"
        f"</saml:AuthnStatement><saml:AttributeStatement>{value('email', ADA)}{value('Role', 'view-profile')}"
        f"{value('Role', 'manage-account')}</saml:AttributeStatement></saml:Assertion>")
    style = dict(key_info=info, prefix="dsig")
    corpus.accept("Keycloak/response-signed", sign(text(assertion), "ID_3c6f1c4e", keys.provider, **style),
                  provider="keycloak")
    signed = sign(assertion, "ID_8e1f52d7", keys.provider, **style)
    corpus.accept("Keycloak/both-signed", sign(text(signed), "ID_3c6f1c4e", keys.provider, **style),
                  provider="keycloak")
    sealed = encrypted(assertion, keys.service, "keycloak", size=128, mode="gcm")
    corpus.accept("Keycloak/encrypted-gcm", sign(text(sealed), "ID_3c6f1c4e", keys.provider, **style),
                  provider="keycloak")
    inclusive = dict(canonicalization=INCLUSIVE, reduction=INCLUSIVE, **style)
    corpus.accept("Keycloak/inclusive", sign(text(assertion), "ID_3c6f1c4e", keys.provider, **inclusive),
                  provider="keycloak")


def plain(entity, key=keys.provider, signed="assertion", name_format=EMAIL, **fields):
    return Message(key=key, signed=signed, issuer=entity, response_issuer=entity, name_format=name_format, **fields)


def ping(corpus):
    """PingOne and PingFederate: an elliptic key is an ordinary choice."""
    corpus.accept("Ping/elliptic", plain(PING, key=keys.elliptic).text(), provider="ping")
    corpus.accept("Ping/elliptic-response", plain(PING, key=keys.elliptic, signed="response").text(), provider="ping")


def shibboleth(corpus):
    """Shibboleth IdP: response signed, assertion encrypted, the key beside the data and pointed at."""
    inner = plain(SHIBBOLETH, name_id="AAdzZWNyZXQx", name_format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
                  attributes=attribute("urn:oid:0.9.2342.19200300.100.1.3", ADA))
    sealed = encrypted(inner.assertion, keys.service, "shibboleth", size=128, mode="gcm", sibling=True)
    corpus.accept("Shibboleth/encrypted-sibling-key", sign(inner.response(sealed), RESPONSE, keys.provider),
                  provider="shibboleth", subject="AAdzZWNyZXQx")


def onelogin(corpus):
    corpus.accept("OneLogin/response-signed", plain(ONELOGIN, signed="response").text(), provider="onelogin")


def jumpcloud(corpus):
    """JumpCloud: an entity ID that is no URL."""
    corpus.accept("JumpCloud/assertion-signed", plain(JUMPCLOUD).text(), provider="jumpcloud")


def simple(corpus):
    """SimpleSAMLphp: both signed; a transient name, the address in an attribute."""
    corpus.accept("SimpleSAMLphp/both-signed", plain(
        SIMPLE, signed="both", name_id="_3f7b0a52c1", attributes=attribute("urn:oid:0.9.2342.19200300.100.1.3", ADA),
        name_format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient").text(),
        provider="simplesamlphp", subject="_3f7b0a52c1")
