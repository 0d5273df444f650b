"""Reference B1: signatures wrapped, moved, doubled, emptied; documents that mean one thing to one reader only."""
import re

import keys
from messages import ADA, ASSERTION, CHIEF, FORGED, RESPONSE, SAML, Message, attribute, forged, message
from signing import (
    DS, MORE, canonical, digest, element, placed, raw_signature, reference, sign, taken)

END = "</samlp:Response>"
ASSERTION_END = "</saml:Assertion>"


def write(corpus):
    def refuse(name, text, check):
        corpus.refuse("Signature/" + name, text, check)

    wrapped_responses(refuse)
    wrapped_assertions(refuse)
    hiding_places(refuse)
    identifiers(refuse)
    other_roots(refuse)
    signature_elements(refuse)
    comments(refuse)
    missing(refuse)
    strangers(refuse)


def genuine_assertion():
    return Message().signed_assertion


def evil_response(content, **fields):
    """A response of the attacker's making around what was signed for somebody else."""
    return Message(response_id="_response-ffff", **fields).response(content)


def wrapped_responses(refuse):
    signed = message(signed="response")
    signature, bare = taken(signed, RESPONSE)
    inside = bare
    evil = evil_response(forged())
    refuse("xsw1", placed(evil, "_response-ffff", signature.replace(
        "</ds:Signature>", inside + "</ds:Signature>")), "signature-shape")
    refuse("xsw2", placed(evil, "_response-ffff", inside + signature), "response-shape")
    refuse("xsw-object-of-response-sig", placed(evil, "_response-ffff", signature.replace(
        "</ds:Signature>", f"<ds:Object>{inside}</ds:Object></ds:Signature>")), "signature-shape")
    refuse("xsw-root-swap", evil.replace(END, signed + END), "one-assertion")


def wrapped_assertions(refuse):
    genuine = genuine_assertion()
    signature, bare = taken(genuine, ASSERTION)
    evil = forged()
    refuse("xsw3", evil_response(evil + genuine), "one-assertion")
    refuse("xsw3-after", evil_response(genuine + evil), "one-assertion")
    refuse("xsw4", evil_response(evil.replace(ASSERTION_END, genuine + ASSERTION_END)), "signed-element")
    refuse("xsw5", evil_response(placed(evil, FORGED, signature) + bare), "one-assertion")
    refuse("xsw6", evil_response(placed(evil, FORGED, signature.replace(
        "</ds:Signature>", bare + "</ds:Signature>"))), "signature-shape")
    extensions = f"<samlp:Extensions>{forged()}</samlp:Extensions>"
    refuse("xsw7", evil_response(genuine, before_status=extensions), "response-shape")
    refuse("xsw8", evil_response(placed(evil, FORGED, signature.replace(
        "</ds:Signature>", f"<ds:Object>{bare}</ds:Object></ds:Signature>"))), "signature-shape")


def hiding_places(refuse):
    genuine = genuine_assertion()
    refuse("xsw-advice", evil_response(forged(advice=f"<saml:Advice>{genuine}</saml:Advice>")), "signed-element")
    data = forged().replace("/></saml:SubjectConfirmation>", f">{genuine}</saml:SubjectConfirmationData>"
                            "</saml:SubjectConfirmation>", 1)
    refuse("xsw-scd", evil_response(data), "signed-element")
    refuse("xsw-statusdetail", evil_response(forged(), status=Message().status + (
        f"<samlp:StatusDetail>{genuine}</samlp:StatusDetail>")), "signed-element")


def identifiers(refuse):
    """The signature is placed in the forged assertion, its ID is somewhere else too."""
    genuine = genuine_assertion()
    signature, bare = taken(genuine, ASSERTION)
    refuse("xsw-same-id", evil_response(
        placed(forged(assertion_id=ASSERTION), ASSERTION, signature),
        status=Message().status + f"<samlp:StatusDetail>{bare}</samlp:StatusDetail>"), "identifiers")

    def twin(attribute_text, value=ASSERTION):
        hidden = bare.replace(f' ID="{ASSERTION}"', f' {attribute_text}="{value}"')
        return evil_response(
            placed(forged(assertion_id=ASSERTION), ASSERTION, signature),
            status=Message().status + f"<samlp:StatusDetail>{hidden}</samlp:StatusDetail>")

    refuse("xml-id-clash", twin("xml:id"), "identifiers")
    refuse("lower-id-clash", twin("id"), "identifiers")
    refuse("namespaced-id", twin("samlp:ID"), "identifiers")
    # Nothing else is wrong with these three: what holds the second ID is covered by the genuine signature.
    refuse("namespaced-id-signed", message(
        response_attributes=' saml:ID="_other"', signed="response"), "identifiers")
    refuse("same-id-signed", message(
        status=Message().status + f'<samlp:StatusDetail><x xmlns="urn:x" Id="{ASSERTION}"/></samlp:StatusDetail>',
        signed="response"), "identifiers")
    refuse("id-alphabet", message(assertion_id="_a:b'c"), "identifiers")


def other_roots(refuse):
    genuine = message()
    refuse("bare-assertion", genuine_assertion(), "response-shape")
    refuse("wrapped-in-soap", (
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
        f"{genuine}</soap:Body></soap:Envelope>"), "response-shape")
    refuse("two-roots", genuine + genuine, "well-formed")
    logout = message(signed="").replace("samlp:Response", "samlp:LogoutResponse")
    refuse("logout-response-at-acs", sign(logout, RESPONSE, keys.provider), "response-shape")
    refuse("sig-moved-to-response", (lambda signature, bare: placed(bare, RESPONSE, signature))(
        *taken(genuine, ASSERTION)), "reference")
    signature, bare = taken(genuine, ASSERTION)
    refuse("sig-not-after-issuer", bare.replace(ASSERTION_END, signature + ASSERTION_END), "signature-shape")
    refuse("sig-two", placed(genuine, ASSERTION, signature), "signature-shape")
    # The provider's signature covers the stranger's, which stands behind it.
    twice = sign(sign(Message().assertion, ASSERTION, keys.stranger), ASSERTION, keys.provider)
    refuse("sig-two-signed", Message().response(twice), "signature-shape")


def signature_elements(refuse):
    """Parts of the signature itself are doubled, smuggled, shortened."""
    genuine = genuine_assertion()
    signature, _ = taken(genuine, ASSERTION)
    info = re.search("<ds:SignedInfo>.*</ds:SignedInfo>", signature).group()
    evil = forged(assertion_id=ASSERTION)
    evil_digest = digest(canonical(element(evil, ASSERTION)))
    evil_info = re.sub("<ds:DigestValue>[^<]*<", f"<ds:DigestValue>{evil_digest}<", info)
    for name, pair in (("first", evil_info + info), ("last", info + evil_info)):
        refuse(f"two-signedinfo-{name}", evil_response(
            placed(evil, ASSERTION, signature.replace(info, pair))), "signature-shape")
    value = re.search("<ds:DigestValue>(.*)</ds:DigestValue>", signature).group(1)
    for name, mixed in (("", f"<!--{evil_digest}-->{value}"), ("-rev", f"<!--{value}-->{evil_digest}")):
        refuse("digest-comment" + name, evil_response(placed(
            evil, ASSERTION, signature.replace(f">{value}<", f">{mixed}<"))), "content")
    refuse("digest-smuggle", evil_response(
        placed(evil, ASSERTION, signature),
        status=Message().status + (
            f'<samlp:StatusDetail><ds:DigestValue xmlns:ds="{DS}">{evil_digest}</ds:DigestValue>'
            "</samlp:StatusDetail>")), "signature")
    alone = Message().assertion
    one = reference("#" + ASSERTION, digest(canonical(element(alone, ASSERTION))))
    signed = sign(alone, ASSERTION, keys.provider, references=[one, one])
    refuse("ref-two", Message().response(signed), "signature-shape")
    whole = Message().response(alone)
    refuse("uri-other-element", sign(whole, ASSERTION, keys.provider, into=RESPONSE), "reference")
    refuse("truncated-digest", Message().response(sign(
        alone, ASSERTION, keys.provider, digest_value=value[:4])), "signature")
    refuse("object-empty", Message().response(sign(
        alone, ASSERTION, keys.provider, extra="<ds:Object/>")), "signature-shape")
    void(refuse)


def void(refuse):
    """Where canonicalization fails, a library may go on with nothing, whose digest everybody knows."""
    genuine = genuine_assertion()
    nothing = digest(b"")
    relative = ' xmlns:void="void"'
    refuse("relative-namespace", evil_response(genuine.replace(
        "<saml:Assertion ", f"<saml:Assertion{relative} ", 1)), "well-formed")
    evil = forged()
    signed = sign(evil, FORGED, keys.provider, digest_value=nothing)
    refuse("void-digest", evil_response(signed.replace("<saml:Assertion ", f"<saml:Assertion{relative} ", 1)),
           "well-formed")
    signed = sign(evil, FORGED, keys.provider, seal=lambda _: raw_signature(
        keys.provider, b"", MORE + "rsa-sha256"))
    refuse("void-signedinfo", evil_response(signed.replace("<ds:SignedInfo>", f"<ds:SignedInfo{relative}>")),
           "well-formed")


def comments(refuse):
    """The signatures hold, for canonical octets have no comments; who reads only the text before one is deceived."""
    longer = CHIEF + ".evil.example"
    split = CHIEF + "<!---->.evil.example"
    refuse("comment-in-nameid", message(name_id=longer).replace(f">{longer}<", f">{split}<"), "content")
    refuse("comment-in-attribute", message(attributes=attribute("mail", longer)).replace(
        f">{longer}<", f">{split}<"), "content")
    refuse("pi-in-nameid", message(name_id=CHIEF + "<?x?>.evil.example"), "content")


def missing(refuse):
    genuine = message()
    signature, bare = taken(genuine, ASSERTION)
    refuse("strip-all-signatures", bare.replace(ADA, CHIEF), "signed-element")
    refuse("empty-signature", placed(bare, ASSERTION, f'<ds:Signature xmlns:ds="{DS}"/>'), "signature-shape")
    refuse("empty-signature-value", re.sub(
        "(<ds:SignatureValue>)[^<]*", r"\1", genuine), "signature")
    refuse("signature-value-flipped", re.sub(
        "(<ds:SignatureValue>)(.)", lambda found: found.group(1) + ("B" if found.group(2) == "A" else "A"), genuine),
        "signature")
    refuse("assertion-removed", message(signed="response").replace(Message().assertion, ""), "one-assertion")
    refuse("assertion-none", sign(Message().response(""), RESPONSE, keys.provider), "one-assertion")
    simple = message(signed="", name_id="_3f7b0a52c1", attributes=attribute(
        "urn:oid:0.9.2342.19200300.100.1.3", CHIEF), name_format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient")
    refuse("genuine-ssp-none", simple, "signed-element")


def strangers(refuse):
    inner = Message(key=keys.stranger, name_id=CHIEF).signed_assertion
    refuse("response-ok-assertion-stranger", sign(Message().response(inner), RESPONSE, keys.provider), "signature")
    refuse("assertion-ok-response-stranger", sign(
        Message().response(genuine_assertion()), RESPONSE, keys.stranger), "signature")
    evil = f'<saml:AttributeStatement xmlns:saml="{SAML}">{attribute("mail", CHIEF)}</saml:AttributeStatement>'
    refuse("extra-attr-statement-after", message(after_assertion=evil), "one-assertion")
    refuse("extra-attr-statement-before", message(before_assertion=evil), "one-assertion")
    refuse("extra-attr-statement-inside", message().replace(ASSERTION_END, evil + ASSERTION_END), "signature")
    refuse("nameid-changed", message().replace(f">{ADA}</saml:NameID>", f">{CHIEF}</saml:NameID>"), "signature")
