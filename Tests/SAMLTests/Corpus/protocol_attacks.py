"""Reference B4: messages that the provider signed, each with one thing that makes it a message for somebody else."""
import keys
from messages import (
    AFTER, ASSERTION, BEARER, CHIEF, CONSUMER, ISSUER, LONG_AGO, MUCH_LATER, REQUEST, RESPONSE, SERVICE, XSI, Message,
    attribute, message)
from signing import sign

OTHER = "https://other.example/saml"


def write(corpus):
    def refuse(name, check, text=None, request=REQUEST, provider="nordwind", **fields):
        corpus.refuse("Protocol/" + name, text or message(**fields), check, request=request, provider=provider)

    audiences(refuse)
    addresses(refuse)
    requests(refuse)
    times(refuse)
    confirmations(refuse)
    statements(refuse)


def restriction(*audiences):
    inner = "".join(f"<saml:Audience>{audience}</saml:Audience>" for audience in audiences)
    return f"<saml:AudienceRestriction>{inner}</saml:AudienceRestriction>"


def audiences(refuse):
    refuse("aud-wrong", "audience", audience=OTHER)
    refuse("aud-missing", "audience", audience=None)
    refuse("aud-prefix", "audience", audience=SERVICE + ".evil.example")
    refuse("aud-shorter", "audience", audience=SERVICE[:-1])
    refuse("aud-case", "audience", audience=SERVICE.upper())
    refuse("aud-empty-restriction", "audience", audiences=restriction())
    refuse("aud-two-restrictions", "audience", audiences=restriction(SERVICE) + restriction(OTHER))
    refuse("aud-two-restrictions-first", "audience", audiences=restriction(OTHER) + restriction(SERVICE))
    refuse("conditions-missing", "conditions", conditions=None)
    refuse("condition-unknown", "conditions", conditions=(
        f'<saml:Condition xmlns:xsi="{XSI}" xmlns:x="urn:x" xsi:type="x:Unknown"/>'))
    refuse("condition-foreign", "conditions", conditions='<x:OnlyOnSunday xmlns:x="urn:x"/>')
    twice = Message().conditions_element
    refuse("conditions-two", "conditions", in_assertion=twice)


def addresses(refuse):
    refuse("recipient-wrong", "confirmation", recipient="https://other.example/saml/acs")
    refuse("recipient-missing", "confirmation", recipient=None)
    refuse("recipient-prefix", "confirmation", recipient=CONSUMER + "/evil")
    refuse("destination-wrong", "destination", destination="https://other.example/saml/acs")
    refuse("destination-wrong-signed", "destination", destination="https://other.example/saml/acs", signed="response")
    refuse("destination-missing-signed", "destination", destination=None, signed="response")
    refuse("destination-case", "destination", destination=CONSUMER.upper(), signed="response")
    refuse("issuer-wrong", "issuer", issuer=OTHER, response_issuer=OTHER)
    refuse("issuer-mixed", "issuer", issuer=OTHER)
    refuse("issuer-case", "issuer", issuer=ISSUER.upper(), response_issuer=ISSUER.upper())
    refuse("issuer-response-changed", "issuer", response_issuer=OTHER)
    refuse("issuer-format", "issuer", text=formatted_issuer())
    refuse("issuer-space", "issuer", issuer=ISSUER + " ", response_issuer=None)


def formatted_issuer():
    """An Issuer whose Format says that it is no entity (Core §2.2.5, §8.3.6)."""
    alone = Message().assertion.replace(
        "<saml:Issuer>", '<saml:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">')
    return Message().response(sign(alone, ASSERTION, keys.provider))


def requests(refuse):
    other = "_request-of-another-browser"
    refuse("irt-wrong", "in-response-to", text=message(request=other, response_request=other))
    refuse("irt-mismatch", "in-response-to", text=message(request=REQUEST, response_request=other))
    refuse("irt-mismatch-inside", "in-response-to", text=message(request=other, response_request=REQUEST))
    refuse("irt-only-assertion", "in-response-to", text=message(response_request=None))
    refuse("irt-only-response", "in-response-to", text=message(request=None))
    refuse("unsolicited", "in-response-to", text=message(request=None, response_request=None))
    refuse("answer-where-none-asked", "in-response-to", text=message(), request="unsolicited")
    refuse("answer-where-none-asked-inside", "in-response-to", text=message(response_request=None),
           request="unsolicited")


def times(refuse):
    refuse("expired", "time-window", not_after=LONG_AGO, not_before="2026-03-02T08:40:00Z")
    refuse("expired-confirmation", "time-window", confirmed_until=LONG_AGO)
    refuse("not-yet", "time-window", not_before=MUCH_LATER, not_after="2026-03-02T09:20:00Z")
    refuse("at-the-end-of-skew", "time-window", not_after="2026-03-02T08:57:00Z", not_before="2026-03-02T08:50:00Z")
    refuse("session-over", "authn-statement", session_end=LONG_AGO)
    # SAML Core §1.3.3: in UTC.
    refuse("time-offset", "time-window", not_after="2026-03-02T10:04:58+01:00")
    refuse("no-time", "time-window", not_after="soon")
    issued = 'IssueInstant="2026-03-02T08:59:58Z"'
    for name, instant in (("tomorrow", "2026-03-03T08:59:58Z"), ("never", "")):
        alone = Message().assertion.replace(issued, f'IssueInstant="{instant}"')
        refuse("issued-" + name, "issue-instant", text=Message().response(sign(alone, ASSERTION, keys.provider)))


def confirmations(refuse):
    def holding(name, content):
        refuse(name, "confirmation", confirmation=content)

    cm = "urn:oasis:names:tc:SAML:2.0:cm:"
    data = (
        f'<saml:SubjectConfirmationData InResponseTo="{REQUEST}" Recipient="{CONSUMER}" NotOnOrAfter="{AFTER}"/>')
    holding("confirmation-missing", "")
    holding("confirmation-nodata", f'<saml:SubjectConfirmation Method="{BEARER}"/>')
    refuse("confirmation-sender-vouches", "confirmation", method=cm + "sender-vouches")
    refuse("confirmation-hok", "confirmation", method=cm + "holder-of-key")
    refuse("confirmation-no-expiry", "confirmation", confirmed_until=None)
    refuse("confirmation-notbefore", "confirmation", confirmed_before="2026-03-02T08:58:58Z")
    bearer = f'<saml:SubjectConfirmation Method="{BEARER}">{data}</saml:SubjectConfirmation>'
    holding("confirmation-two-bearers", bearer + bearer)
    refuse("subject-missing", "subject", text=signed(Message().assertion.replace(Message().subject, "")))
    refuse("subject-two", "subject", text=signed(Message().assertion.replace(
        Message().subject, Message().subject + Message().subject)))
    refuse("nameid-empty", "subject", name_id="")
    refuse("nameid-blank", "subject", name_id=" ")
    refuse("nameid-space", "subject", name_id=f" {CHIEF} ")
    refuse("nameid-newline", "subject", name_id=f"ada\n{CHIEF}")
    refuse("nameid-missing", "subject", name_id=None)
    refuse("nameid-two", "subject", confirmation=f"<saml:NameID>{CHIEF}</saml:NameID>" + bearer)
    refuse("nameid-encrypted", "subject", name_id=None, confirmation="<saml:EncryptedID/>" + bearer)


def signed(alone):
    return Message().response(sign(alone, ASSERTION, keys.provider))


def statements(refuse):
    status = "urn:oasis:names:tc:SAML:2.0:status:"
    denied = (
        f'<samlp:StatusCode Value="{status}Responder"><samlp:StatusCode Value="{status}AuthnFailed"/>'
        "</samlp:StatusCode>")
    refuse("status-failure", "status", status=denied, signed="response")
    refuse("status-failure-unsigned", "status", status=denied)
    refuse("status-inner-success", "status", signed="response", status=(
        f'<samlp:StatusCode Value="{status}Requester"><samlp:StatusCode Value="{status}Success"/></samlp:StatusCode>'))
    bare = Message(status=denied).response("")
    refuse("status-failure-alone", "status", text=sign(bare, RESPONSE, keys.provider))
    refuse("version-1", "version", version="1.1", signed="response")
    refuse("version-1-assertion", "version", assertion_version="1.1")
    refuse("authn-missing", "authn-statement", has_authn=False)
    refuse("authn-two", "authn-statement", authn=Message().authn_statement * 2)
    refuse("authn-to-come", "authn-statement", authn=Message().authn_statement.replace(
        'AuthnInstant="2026-03-02', 'AuthnInstant="2026-03-03'))
    refuse("authn-no-instant", "authn-statement", authn=Message().authn_statement.replace(
        ' AuthnInstant="2026-03-02T08:59:50Z"', ""))
    refuse("context-weaker", "authn-context", provider="nordwind-mfa")
    two = Message().signed_assertion
    second = Message(assertion_id="_assertion-other", name_id=CHIEF).signed_assertion
    refuse("two-signed-assertions", "one-assertion", text=Message().response(two + second))
    refuse("two-signed-assertions-both", "one-assertion", text=sign(
        Message().response(two + second), RESPONSE, keys.provider))
    refuse("attribute-no-name", "attributes", attributes=attribute("mail", CHIEF).replace(' Name="mail"', ""))
    refuse("attribute-encrypted", "attributes", attributes="<saml:EncryptedAttribute/>")
    refuse("attribute-nested", "attributes", attributes=attribute("mail", f"{CHIEF}<saml:Audience>x</saml:Audience>"))
