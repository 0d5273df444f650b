"""What the fuzzer starts from where the corpus has nothing: metadata and logout (Tests/Fuzz/Seeds)."""
import base64
import urllib.parse
import zlib

import keys
from messages import AFTER, ADA, EMAIL, ISSUED, ISSUER, SAML, SAMLP, SUCCESS
from providers import ADFS, ENTRA, KEYCLOAK, OKTA
from signing import DS, MORE, raw_signature, sign

MD = "urn:oasis:names:tc:SAML:2.0:metadata"
BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-"
SERVICE = "https://work.example/saml/slo"


def write(corpus):
    for name, text in metadata():
        corpus.seed("metadata/" + name, text)
    for name, text in logout():
        corpus.seed("logout/" + name, text)


def descriptor(entity, *certificates, attributes="", role="", use=' use="signing"', more="", identifier=""):
    keys_of = "".join(
        f'<md:KeyDescriptor{use}><ds:KeyInfo xmlns:ds="{DS}"><ds:X509Data><ds:X509Certificate>{key.base64}'
        "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>" for key in certificates)
    endpoints = "".join(
        f'<md:{service} Binding="{BINDING}{binding}" Location="https://idp.nordwind.example/{service}"/>'
        for service in ("SingleLogoutService", "SingleSignOnService") for binding in ("Redirect", "POST"))
    return (
        f'<md:EntityDescriptor xmlns:md="{MD}"{identifier} entityID="{entity}"{attributes}>'
        f'<md:IDPSSODescriptor protocolSupportEnumeration="{SAMLP}"{role}>{keys_of}{more}{endpoints}'
        "</md:IDPSSODescriptor></md:EntityDescriptor>")


def metadata():
    yield "plain", descriptor(ISSUER, keys.provider)
    yield "okta", '<?xml version="1.0" encoding="UTF-8"?>' + descriptor(
        OKTA, keys.provider, role=' WantAuthnRequestsSigned="false"',
        more=f"<md:NameIDFormat>{EMAIL}</md:NameIDFormat>")
    yield "keycloak", descriptor(KEYCLOAK, keys.provider, keys.rollover, role=' WantAuthnRequestsSigned="true"')
    yield "any-use", descriptor(ENTRA, keys.elliptic, use="", attributes=' validUntil="2027-01-01T00:00:00Z"')
    yield "cached", descriptor(ISSUER, keys.provider, attributes=' cacheDuration="P1DT2H3M4.5S"')
    role = (
        '<md:RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="urn:fed" '
        'xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="urn:fed"/><!-- WS-Federation -->')
    yield "adfs", descriptor(ADFS, keys.provider).replace("<md:IDPSSO", role + "<md:IDPSSO", 1)
    both = descriptor(ISSUER, keys.provider) + descriptor(OKTA, keys.elliptic)
    aggregate = f'<md:EntitiesDescriptor xmlns:md="{MD}" ID="_all" Name="urn:federation">{both}</md:EntitiesDescriptor>'
    yield "aggregate", aggregate
    text = descriptor(ISSUER, keys.provider, identifier=' ID="_one"')
    yield "signed", first_child(text, "_one")
    yield "signed-aggregate", first_child(aggregate, "_all")


def first_child(text, identifier):
    """Signed by the key whose certificate the fuzzer pins; metadata has its signature before all else."""
    return sign(text, identifier, keys.elliptic, place=text.index(">", text.index(f'ID="{identifier}"')) + 1)


def logout():
    request = (
        f'<samlp:LogoutRequest xmlns:samlp="{SAMLP}" xmlns:saml="{SAML}" ID="_logout-1" Version="2.0" '
        f'IssueInstant="{ISSUED}" Destination="{SERVICE}" NotOnOrAfter="{AFTER}"><saml:Issuer>{ISSUER}</saml:Issuer>'
        f'<saml:NameID Format="{EMAIL}">{ADA}</saml:NameID><samlp:SessionIndex>_session-77</samlp:SessionIndex>'
        "</samlp:LogoutRequest>")
    response = (
        f'<samlp:LogoutResponse xmlns:samlp="{SAMLP}" xmlns:saml="{SAML}" ID="_logout-2" Version="2.0" '
        f'IssueInstant="{ISSUED}" Destination="{SERVICE}" InResponseTo="_request"><saml:Issuer>{ISSUER}</saml:Issuer>'
        f'<samlp:Status><samlp:StatusCode Value="{SUCCESS}"/></samlp:Status></samlp:LogoutResponse>')
    yield "request", sign(request, "_logout-1", keys.stranger)
    yield "response", sign(response, "_logout-2", keys.provider)
    for name, field, text, key in (
        ("request", "SAMLRequest", request, keys.stranger), ("response", "SAMLResponse", response, keys.provider),
    ):
        deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
        deflated = base64.b64encode(deflater.compress(text.encode()) + deflater.flush()).decode()
        signed = urllib.parse.urlencode({field: deflated, "RelayState": "state", "SigAlg": MORE + "rsa-sha256"})
        value = base64.b64encode(raw_signature(key, signed.encode(), MORE + "rsa-sha256")).decode()
        yield name + "-redirect", signed + "&" + urllib.parse.urlencode({"Signature": value})
