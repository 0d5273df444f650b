"""Genuine messages that lie next to what is refused: each shows that a check does not refuse too much."""
import keys
from encryption import encrypted
from messages import (
    ADA, AFTER, ASSERTION, BEARER, BEGUN, CONSUMER, ISSUED, REQUEST, RESPONSE, SERVICE, XS, XSI, Message,
    attribute, message)
from signing import INCLUSIVE, MORE, SHA384, SHA512, sign


def write(corpus):
    def accept(name, text, **how):
        corpus.accept("Nordwind/" + name, text, **how)

    signatures(accept)
    encryptions(accept)
    shapes(accept)
    conditions(accept)


def signatures(accept):
    for signed in ("assertion", "response", "both"):
        accept(signed + "-signed", message(signed=signed))
        accept(f"policy-{signed}", message(signed=signed), provider="nordwind-" + signed)
    accept("rsa-sha384", message(signature=dict(method=MORE + "rsa-sha384", digested=SHA384)))
    accept("rsa-sha512", message(signature=dict(method=MORE + "rsa-sha512", digested=SHA512)))
    accept("ecdsa-sha256", message(key=keys.elliptic), provider="nordwind-elliptic")
    accept("ecdsa-both", message(key=keys.elliptic, signed="both"), provider="nordwind-elliptic")
    accept("inclusive-response", message(
        signed="response", signature=dict(canonicalization=INCLUSIVE, reduction=INCLUSIVE)))
    # The inclusive form of an assertion has the namespaces around it, so that it is signed where it stands.
    whole = Message(response_attributes=f' xmlns:xs="{XS}"').response(Message().assertion)
    accept("inclusive-assertion", sign(
        whole, ASSERTION, keys.provider, canonicalization=INCLUSIVE, reduction=INCLUSIVE))
    accept("inclusive-both", sign(sign(
        whole, ASSERTION, keys.provider, canonicalization=INCLUSIVE, reduction=INCLUSIVE), RESPONSE, keys.provider))
    accept("ok-expired-cert", message(key=keys.expired), provider="nordwind-expired")
    accept("key-after-rollover", message(key=keys.rollover), provider="nordwind-rollover")
    accept("key-before-rollover", message(), provider="nordwind-rollover")
    accept("key-info-none", message(signature=dict(key_info="")))
    accept("key-info-stranger", message(signature=dict(key_info=(
        f"<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{keys.stranger.base64}</ds:X509Certificate></ds:X509Data>"
        "</ds:KeyInfo>"))))
    accept("wrapped-base64", message(signature=dict(wrap=True)))


def encryptions(accept):
    inner = Message().signed_assertion
    for mode in ("cbc", "gcm"):
        for size in (128, 192, 256):
            name = f"aes{size}-{mode}"
            accept("encrypted-" + name, Message().response(encrypted(inner, keys.service, name, size=size, mode=mode)))
    accept("encrypted-oaep-sha256", Message().response(encrypted(inner, keys.service, "oaep", digest="sha256")))
    accept("encrypted-sibling", Message().response(encrypted(inner, keys.service, "sibling", sibling=True)))
    accept("encrypted-retired-key", Message().response(encrypted(inner, keys.retired, "retired")))
    accept("encrypted-wanted", Message().response(encrypted(inner, keys.service, "wanted")),
           provider="nordwind-encrypted")
    around = Message().response(encrypted(Message().assertion, keys.service, "around"))
    accept("encrypted-response-signed", sign(around, RESPONSE, keys.provider))
    both = Message().response(encrypted(inner, keys.service, "both", mode="gcm"))
    accept("encrypted-both-signed", sign(both, RESPONSE, keys.provider))
    accept("encrypted-declared", Message().response(encrypted(
        '<?xml version="1.0" encoding="UTF-8"?>' + inner, keys.service, "declared")))


def shapes(accept):
    genuine = message()
    accept("declaration", '<?xml version="1.0" encoding="UTF-8"?>\n' + genuine)
    accept("declaration-lower", "<?xml version='1.0' encoding='utf-8' standalone='yes'?>" + genuine)
    accept("byte-order-mark", "\ufeff" + genuine)
    accept("lines", genuine.replace("><samlp:", ">\n  <samlp:").replace("</samlp:Status><", "</samlp:Status>\n  <"))
    accept("no-response-issuer", message(response_issuer=None))
    accept("no-destination-unsigned", message(destination=None))
    accept("cdata", genuine.replace(f">{ADA}</saml:NameID>", f"><![CDATA[{ADA}]]></saml:NameID>"))
    accept("other-scripts", message(attributes=attribute("displayName", "Åda 林 \U0001f600 é")))
    accept("many-groups", message(attributes=attribute("groups", *(f"group-{number}" for number in range(150)))))
    accept("empty-attribute", message(attributes=attribute("mail", ADA) + '<saml:Attribute Name="phone"/>'))
    accept("nil-attribute", message(attributes=attribute("mail", ADA) + (
        f'<saml:Attribute Name="phone"><saml:AttributeValue xmlns:xsi="{XSI}" xsi:nil="true"/></saml:Attribute>')))
    accept("no-attributes", message(attributes=""))
    accept("entities", message(attributes=attribute("displayName", "A &amp; B &lt;&#x41;&gt;")))
    accept("advice", message(advice="<saml:Advice><saml:AssertionIDRef>_x</saml:AssertionIDRef></saml:Advice>"))
    accept("status-message", message(status=Message().status + "<samlp:StatusMessage>OK</samlp:StatusMessage>"))
    accept("depth-at-limit", nested(24))


def nested(depth):
    """Deep, but not too deep, in what is signed."""
    inner = '<x:x xmlns:x="urn:x">' + "<x:x>" * depth + "</x:x>" * (depth + 1)
    status = Message().status + f"<samlp:StatusDetail>{inner}</samlp:StatusDetail>"
    return message(signed="response", status=status)


def conditions(accept):
    def restriction(*audiences):
        inner = "".join(f"<saml:Audience>{audience}</saml:Audience>" for audience in audiences)
        return f"<saml:AudienceRestriction>{inner}</saml:AudienceRestriction>"

    accept("audience-among-others", message(audiences=restriction("https://other.example", SERVICE)))
    accept("audience-twice", message(audiences=restriction(SERVICE) + restriction("https://other.example", SERVICE)))
    accept("one-time-use", message(conditions='<saml:OneTimeUse/><saml:ProxyRestriction Count="0"/>'))
    accept("no-window", message(not_before=None, not_after=None))
    accept("clock-ahead", message(not_before="2026-03-02T09:02:59Z"))
    accept("clock-behind", message(
        not_before="2026-03-02T08:50:00Z", not_after="2026-03-02T08:57:01Z", confirmed_until="2026-03-02T08:57:01Z"))
    accept("time-no-zone", message(not_after="2026-03-02T09:04:58"))
    accept("time-fraction", message(not_after="2026-03-02T09:04:58.1234567Z"))
    accept("no-session-end", message(session_end=None))
    accept("provider-began", message(request=None, response_request=None), request="unsolicited")
    other = (
        '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"/>'
        f'<saml:SubjectConfirmation Method="{BEARER}"><saml:SubjectConfirmationData InResponseTo="{REQUEST}" '
        f'Recipient="{CONSUMER}" NotOnOrAfter="{AFTER}"/></saml:SubjectConfirmation>')
    accept("two-confirmations", message(confirmation=other))
    accept("context-strong", message(context="https://refeds.org/profile/mfa"), provider="nordwind-mfa")
    accept("no-authn-context", message(authn=(
        f'<saml:AuthnStatement AuthnInstant="{BEGUN}" SessionIndex="_session-77"/>')))
    yesterday = Message().assertion.replace(f'IssueInstant="{ISSUED}"', 'IssueInstant="2026-03-01T08:59:58Z"')
    accept("issued-yesterday", Message().response(sign(yesterday, ASSERTION, keys.provider)))
    accept("nameid-no-format", message(name_format=None))
