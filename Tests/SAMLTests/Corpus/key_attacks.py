"""Reference B2: other keys, weak algorithms, transforms, and references that lead elsewhere."""
import base64
import hashlib
import hmac

from cryptography.hazmat.primitives import serialization

import keys
from messages import ASSERTION, CHIEF, RESPONSE, Message, attribute, message
from signing import (
    DS, ENVELOPED, EXCLUSIVE, INCLUSIVE, MD5, MORE, SHA1, SHA256, canonical, digest, element, prefix_list, reference,
    sign, transform, x509_data)

HMAC = MORE + "hmac-sha256"
# Where nothing may ever be fetched from; a test listens there.
CANARY = "http://127.0.0.1:9999/canary"
EVIL = dict(name_id=CHIEF, attributes=attribute("mail", CHIEF))


def write(corpus):
    def refuse(name, text, check, **how):
        corpus.refuse("Keys/" + name, text, check, **how)

    other_keys(refuse)
    shared_secrets(refuse)
    algorithms(refuse)
    transforms(refuse)
    references(refuse)
    fetched(refuse)
    policies(refuse)


def other_keys(refuse):
    numbers = keys.stranger.private.public_key().public_numbers()
    key_value = "<ds:KeyInfo><ds:KeyValue><ds:RSAKeyValue>" \
        f"<ds:Modulus>{to_base64(numbers.n, 256)}</ds:Modulus><ds:Exponent>{to_base64(numbers.e, 3)}</ds:Exponent>" \
        "</ds:RSAKeyValue></ds:KeyValue></ds:KeyInfo>"
    by_stranger = dict(key=keys.stranger, **EVIL)
    refuse("key-attacker-keyinfo", message(signature=dict(key_info=key_value), **by_stranger), "signature")
    refuse("key-attacker-certificate", message(**by_stranger), "signature")
    refuse("key-attacker-genuine-cert", message(
        signature=dict(key_info=x509_data(keys.provider)), **by_stranger), "signature")
    refuse("key-other-tenant", message(key=keys.tenant, **EVIL), "signature")
    other = "https://idp.suedwind.example/saml"
    refuse("key-other-tenant-issuer-b", message(key=keys.tenant, issuer=other, response_issuer=other, **EVIL),
           "signature")
    refuse("key-retired-by-provider", message(key=keys.rollover), "signature")


def to_base64(number, count):
    return base64.b64encode(number.to_bytes(count, "big")).decode()


def shared_secrets(refuse):
    """What everybody knows, the public key, as the secret of an HMAC."""
    form = serialization.Encoding
    secrets = {
        "pem": keys.provider.pem, "der": keys.provider.der,
        "spki": keys.provider.public(form.DER), "spkipem": keys.provider.public(form.PEM),
    }
    for name, secret in secrets.items():
        refuse(f"hmac-public-key-{name}", message(signature=dict(
            method=HMAC, seal=lambda octets, secret=secret: hmac.digest(secret, octets, hashlib.sha256)), **EVIL),
            "algorithms")
    refuse("hmac-length-zero", message(signature=dict(
        method=HMAC, parameters="<ds:HMACOutputLength>0</ds:HMACOutputLength>", seal=lambda _: b""), **EVIL),
        "signature-shape")
    refuse("hmac-length-one", message(signature=dict(
        method=DS + "hmac-sha1", parameters="<ds:HMACOutputLength>8</ds:HMACOutputLength>", seal=lambda _: b"\0"),
        **EVIL), "signature-shape")


def algorithms(refuse):
    """All of them signed by the provider's own key: only the algorithm is wrong."""
    def signed(name, check="algorithms", **how):
        refuse(name, message(signature=how), check)

    signed("alg-rsa-sha1", method=DS + "rsa-sha1")
    signed("alg-rsa-md5", method=MORE + "rsa-md5")
    signed("alg-digest-sha1", digested=SHA1)
    signed("alg-digest-md5", digested=MD5)
    signed("alg-unknown", method="urn:example:unknown")
    signed("alg-empty", method="")
    signed("alg-dsig-none", method=DS + "none")
    signed("alg-c14n-comments", canonicalization=EXCLUSIVE + "WithComments")
    refuse("genuine-ssp-sha1", message(
        signed="both", signature=dict(method=DS + "rsa-sha1", digested=SHA1)), "algorithms")


def transforms(refuse):
    alone = Message().assertion

    def signed(name, check, *list, octets=None, **how):
        value = None if octets is None else digest(octets)
        refuse(name, message(signature=dict(transforms=list, digest_value=value, **how)), check)

    enveloped, exclusive = transform(ENVELOPED), transform(EXCLUSIVE)
    xslt = (
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:output method="text"/>'
        '<xsl:template match="/">constant</xsl:template></xsl:stylesheet>')
    signed("tr-xslt", "algorithms", enveloped, transform(
        "http://www.w3.org/TR/1999/REC-xslt-19991116", xslt), octets=b"constant")
    xpath = "http://www.w3.org/TR/1999/REC-xpath-19991116"
    signed("tr-xpath-keep-all", "algorithms", enveloped, transform(
        xpath, "<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath>"))
    signed("tr-xpath-drop-all", "algorithms", enveloped, transform(xpath, "<ds:XPath>false()</ds:XPath>"), octets=b"")
    signed("tr-base64", "algorithms", enveloped, transform(DS + "base64"), octets=b"")
    signed("tr-three", "algorithms", enveloped, exclusive, exclusive)
    inclusive = canonical(element(alone, ASSERTION), INCLUSIVE)
    signed("tr-enveloped-only", "algorithms", enveloped, octets=inclusive)
    signed("tr-no-enveloped", "algorithms", exclusive)
    signed("tr-parameters", "algorithms", enveloped, transform(EXCLUSIVE, "<ds:XPath>true()</ds:XPath>"))
    prefixes = prefix_list("saml").replace(f'Algorithm="{EXCLUSIVE}"', f'Algorithm="{INCLUSIVE}"', 1)
    signed("tr-inclusive-prefixes", "algorithms", enveloped, prefixes, octets=inclusive)
    signed("tr-order", "algorithms", exclusive, enveloped)
    signed("tr-with-comments", "algorithms", enveloped, transform(EXCLUSIVE + "WithComments"))
    signed("tr-unknown", "algorithms", enveloped, transform("urn:example:unknown"))


def references(refuse):
    """The right octets by a name that may mean others."""
    def to(name, uri, text=None, **how):
        refuse(name, text or message(signature=dict(uri=uri, **how)), "reference")

    whole = Message().response(Message().assertion)
    everything = digest(canonical(element(whole, RESPONSE)))
    to("uri-remote", CANARY)
    to("uri-file", "file:///etc/hostname")
    to("uri-empty", "", sign(whole, RESPONSE, keys.provider, references=[reference("", everything)]))
    to("uri-absent", None)
    to("uri-xpointer-root", "", sign(whole, RESPONSE, keys.provider, references=[
        reference("#xpointer(/)", everything)]))
    to("uri-xpointer-id", f"#xpointer(id('{ASSERTION}'))")
    to("uri-quote-injection", f"#x')|id('{ASSERTION}")
    to("uri-without-hash", ASSERTION)


def fetched(refuse):
    """What a library might fetch from an address of the attacker's choice."""
    manifest = (
        f'<ds:Object><ds:Manifest Id="_manifest"><ds:Reference URI="{CANARY}"><ds:DigestMethod Algorithm="{SHA256}"/>'
        f"<ds:DigestValue>{digest(b'')}</ds:DigestValue></ds:Reference></ds:Manifest></ds:Object>")
    refuse("obj-manifest", message(signature=dict(extra=manifest)), "signature-shape")
    retrieval = f'<ds:KeyInfo><ds:RetrievalMethod URI="{CANARY}" Type="{DS}rawX509Certificate"/></ds:KeyInfo>'
    refuse("keyinfo-retrieval", message(key=keys.stranger, signature=dict(key_info=retrieval), **EVIL), "signature")


def policies(refuse):
    """Genuine, but not signed where this organization wants it signed."""
    refuse("policy-response-unsigned", message(), "signed-element", provider="nordwind-response")
    refuse("policy-assertion-unsigned", message(signed="response"), "signed-element", provider="nordwind-assertion")
    refuse("policy-both-response", message(signed="response"), "signed-element", provider="nordwind-both")
    refuse("policy-both-assertion", message(), "signed-element", provider="nordwind-both")
