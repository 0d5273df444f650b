"""XML signatures made by hand, so that each part of one can be wrong on purpose."""
import base64
import hashlib
import re

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, utils
from lxml import etree

DS = "http://www.w3.org/2000/09/xmldsig#"
MORE = "http://www.w3.org/2001/04/xmldsig-more#"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
ENVELOPED = DS + "enveloped-signature"

DIGESTS = {
    DS + "sha1": hashes.SHA1(),
    "http://www.w3.org/2001/04/xmlenc#sha256": hashes.SHA256(),
    MORE + "sha384": hashes.SHA384(),
    "http://www.w3.org/2001/04/xmlenc#sha512": hashes.SHA512(),
    MORE + "md5": hashes.MD5(),
}
SHA1, SHA256, SHA384, SHA512, MD5 = DIGESTS
METHODS = {
    DS + "rsa-sha1": hashes.SHA1(),
    MORE + "rsa-md5": hashes.MD5(),
    MORE + "rsa-sha256": hashes.SHA256(),
    MORE + "rsa-sha384": hashes.SHA384(),
    MORE + "rsa-sha512": hashes.SHA512(),
    MORE + "ecdsa-sha256": hashes.SHA256(),
}


def parse(text):
    octets = text.encode() if isinstance(text, str) else text
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False, huge_tree=True)
    return etree.fromstring(octets, parser)


def canonical(element, algorithm=EXCLUSIVE, prefixes=None):
    """The canonical octets of an element. It is copied out first, with all the namespaces in scope of it."""
    alone = parse(etree.tostring(element, with_tail=False))
    method, _, comments = algorithm.partition("WithComments")
    return etree.tostring(
        alone, method="c14n", exclusive=method.rstrip("#") == EXCLUSIVE.rstrip("#"), with_comments=bool(_),
        inclusive_ns_prefixes=prefixes)


def digest(octets, algorithm=SHA256):
    return base64.b64encode(hashlib.new(DIGESTS[algorithm].name, octets).digest()).decode()


def raw_signature(key, octets, method):
    """The octets of SignatureValue. RSA and this ECDSA come out the same each time."""
    if not key.is_elliptic:
        return key.private.sign(octets, padding.PKCS1v15(), METHODS.get(method, hashes.SHA256()))
    pair = utils.decode_dss_signature(key.private.sign(
        octets, ec.ECDSA(METHODS.get(method, hashes.SHA256()), deterministic_signing=True)))
    return b"".join(number.to_bytes(32, "big") for number in pair)


def transform(algorithm, content=""):
    return f'<ds:Transform Algorithm="{algorithm}">{content}</ds:Transform>' if content else (
        f'<ds:Transform Algorithm="{algorithm}"/>')


def prefix_list(prefixes):
    return transform(EXCLUSIVE, f'<ec:InclusiveNamespaces xmlns:ec="{EXCLUSIVE}" PrefixList="{prefixes}"/>')


def reference(uri, digest_value, *, transforms=None, algorithm=SHA256, attributes=""):
    uri = "" if uri is None else f' URI="{uri}"'
    transforms = "".join(transforms or [transform(ENVELOPED), transform(EXCLUSIVE)])
    return (
        f'<ds:Reference{attributes}{uri}><ds:Transforms>{transforms}</ds:Transforms>'
        f'<ds:DigestMethod Algorithm="{algorithm}"/><ds:DigestValue>{digest_value}</ds:DigestValue></ds:Reference>')


def x509_data(key):
    return f"<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{key.base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"


def element(text, identifier):
    """The element of that ID, in a parsed copy of the text."""
    found = parse(text).xpath("//*[@ID=$id]", id=identifier)
    return found[0]


def sign(
    text, identifier, key, *, method=None, parameters="", digested=SHA256, canonicalization=EXCLUSIVE,
    c14n_parameters="", transforms=None, reduction=EXCLUSIVE, prefixes=None, uri="", references=None,
    digest_value=None, key_info=None, seal=None, extra="", default=False, into=None, prefix="ds", wrap=False,
    place=None
):
    """The text with a signature over the element of that ID, behind its Issuer.

    `reduction` is the canonical form that is digested; `references` replaces the one reference, `seal` the making of
    the signature value, `into` the element (by ID) that gets the signature, `place` where it stands in the text if not
    behind an Issuer; `default` writes it without a prefix.
    """
    if method is None:
        method = MORE + ("ecdsa-sha256" if key.is_elliptic else "rsa-sha256")
    transforms = transforms or [
        transform(ENVELOPED), prefix_list(" ".join(prefixes)) if prefixes else transform(reduction)]
    digest_value = digest_value or digest(canonical(element(text, identifier), reduction, prefixes), digested)
    references = references or [reference(
        "#" + identifier if uri == "" else uri, digest_value, transforms=transforms, algorithm=digested)]
    signature = (
        f'<ds:Signature xmlns:ds="{DS}"><ds:SignedInfo>'
        f'<ds:CanonicalizationMethod Algorithm="{canonicalization}">{c14n_parameters}</ds:CanonicalizationMethod>'
        f'<ds:SignatureMethod Algorithm="{method}">{parameters}</ds:SignatureMethod>{"".join(references)}'
        "</ds:SignedInfo>"
        f'<ds:SignatureValue>@value@</ds:SignatureValue>{x509_data(key) if key_info is None else key_info}{extra}'
        '</ds:Signature>')
    signature = signature.replace('"></ds:CanonicalizationMethod>', '"/>').replace('"></ds:SignatureMethod>', '"/>')
    if default or prefix != "ds":
        mark = "" if default else prefix + ":"
        signature = signature.replace("<ds:", "<" + mark).replace("</ds:", "</" + mark)
        signature = signature.replace("xmlns:ds=", "xmlns=" if default else f"xmlns:{prefix}=")
    text = text[:place] + signature + text[place:] if place else placed(text, into or identifier, signature)
    if canonicalization in (EXCLUSIVE, INCLUSIVE, EXCLUSIVE + "WithComments"):
        found = parse(text).xpath(
            "//*[@ID=$id]/ds:Signature/ds:SignedInfo[../ds:SignatureValue='@value@']",
            id=into or identifier, namespaces={"ds": DS})
        octets = canonical(found[0], canonicalization)
    else:
        octets = b""
    value = base64.b64encode(seal(octets) if seal else raw_signature(key, octets, method)).decode()
    if wrap:
        value = "\n" + "\n".join(value[start:start + 76] for start in range(0, len(value), 76)) + "\n"
    return text.replace("@value@", value)


def placed(text, identifier, signature):
    """The text with the signature behind the Issuer of the element with that ID."""
    start = re.search(rf' ID="{re.escape(identifier)}"', text).start()
    issuer = re.compile(r"</(?:\w+:)?Issuer>\s*").search(text, start)
    return text[:issuer.end()] + signature + text[issuer.end():]


def taken(text, identifier):
    """The signature right behind the Issuer of that element, and the text without it."""
    start = re.search(rf' ID="{re.escape(identifier)}"', text).start()
    found = re.compile(r"<ds:Signature .*?</ds:Signature>", re.DOTALL).search(text, start)
    return found.group(), text[:found.start()] + text[found.end():]
