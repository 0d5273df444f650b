"""The response that everything else in the corpus is made of, each of its fields open to be wrong."""
import dataclasses
import typing

import keys
from signing import sign

SAMLP, SAML = "urn:oasis:names:tc:SAML:2.0:protocol", "urn:oasis:names:tc:SAML:2.0:assertion"
XS, XSI = "http://www.w3.org/2001/XMLSchema", "http://www.w3.org/2001/XMLSchema-instance"
BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success"
EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"

ISSUER = "https://idp.nordwind.example/saml"
SERVICE = "https://work.example/saml/metadata"
CONSUMER = "https://work.example/saml/acs"
REQUEST = "_request-5b1f0c9e7a3d4286"
RESPONSE, ASSERTION, FORGED = "_response-91c2", "_assertion-4e07", "_assertion-ffff"

# The corpus is read as if it were this instant.
NOW = "2026-03-02T09:00:00Z"
ISSUED, BEGUN, BEFORE, AFTER = (
    "2026-03-02T08:59:58Z", "2026-03-02T08:59:50Z", "2026-03-02T08:58:58Z", "2026-03-02T09:04:58Z")
SESSION_END, LONG_AGO, MUCH_LATER = "2026-03-02T17:00:00Z", "2026-03-02T08:50:00Z", "2026-03-02T09:10:00Z"

ADA, CHIEF = "ada@nordwind.example", "chief@nordwind.example"


def attribute(name, *values):
    inner = "".join(f"<saml:AttributeValue>{value}</saml:AttributeValue>" for value in values)
    return f'<saml:Attribute Name="{name}">{inner}</saml:Attribute>'


def given(name, value):
    return "" if value is None else f' {name}="{value}"'


@dataclasses.dataclass
class Message:
    """A field of None leaves its part out."""

    signed: str = "assertion"
    key: keys.Key = keys.provider
    signature: dict = dataclasses.field(default_factory=dict)
    response_id: str = RESPONSE
    version: str = "2.0"
    destination: typing.Optional[str] = CONSUMER
    response_request: typing.Optional[str] = REQUEST
    response_issuer: typing.Optional[str] = ISSUER
    status: str = f'<samlp:StatusCode Value="{SUCCESS}"/>'
    before_status: str = ""
    before_assertion: str = ""
    after_assertion: str = ""
    response_attributes: str = ""
    assertion_id: str = ASSERTION
    assertion_version: str = "2.0"
    assertion_attributes: str = ""
    issuer: str = ISSUER
    name_id: typing.Optional[str] = ADA
    name_format: typing.Optional[str] = EMAIL
    method: str = BEARER
    recipient: typing.Optional[str] = CONSUMER
    request: typing.Optional[str] = REQUEST
    confirmed_before: typing.Optional[str] = None
    confirmed_until: typing.Optional[str] = AFTER
    confirmation: typing.Optional[str] = None
    not_before: typing.Optional[str] = BEFORE
    not_after: typing.Optional[str] = AFTER
    audience: typing.Optional[str] = SERVICE
    audiences: typing.Optional[str] = None
    conditions: typing.Optional[str] = ""
    advice: str = ""
    authn: typing.Optional[str] = None
    has_authn: bool = True
    context: str = PASSWORD
    session_end: str = SESSION_END
    attributes: str = attribute("mail", ADA) + attribute("displayName", "Ada Lindqvist")
    in_assertion: str = ""

    @property
    def subject(self):
        name = "" if self.name_id is None else (
            f'<saml:NameID{given("Format", self.name_format)}>{self.name_id}</saml:NameID>')
        data = (
            f'<saml:SubjectConfirmationData{given("InResponseTo", self.request)}{given("Recipient", self.recipient)}'
            f'{given("NotBefore", self.confirmed_before)}{given("NotOnOrAfter", self.confirmed_until)}/>')
        confirmation = self.confirmation if self.confirmation is not None else (
            f'<saml:SubjectConfirmation Method="{self.method}">{data}</saml:SubjectConfirmation>')
        return f"<saml:Subject>{name}{confirmation}</saml:Subject>"

    @property
    def conditions_element(self):
        if self.conditions is None:
            return ""
        audiences = self.audiences if self.audiences is not None else "" if self.audience is None else (
            f"<saml:AudienceRestriction><saml:Audience>{self.audience}</saml:Audience></saml:AudienceRestriction>")
        return (
            f'<saml:Conditions{given("NotBefore", self.not_before)}{given("NotOnOrAfter", self.not_after)}>'
            f"{audiences}{self.conditions}</saml:Conditions>")

    @property
    def authn_statement(self):
        if not self.has_authn:
            return ""
        return self.authn or (
            f'<saml:AuthnStatement AuthnInstant="{BEGUN}" SessionIndex="_session-77"'
            f'{given("SessionNotOnOrAfter", self.session_end)}>'
            f"<saml:AuthnContext><saml:AuthnContextClassRef>{self.context}</saml:AuthnContextClassRef>"
            "</saml:AuthnContext></saml:AuthnStatement>")

    @property
    def assertion(self):
        """The assertion alone, unsigned; it declares what it needs."""
        attributes = (
            f"<saml:AttributeStatement>{self.attributes}</saml:AttributeStatement>" if self.attributes else "")
        return (
            f'<saml:Assertion xmlns:saml="{SAML}"{self.assertion_attributes} ID="{self.assertion_id}" '
            f'Version="{self.assertion_version}" IssueInstant="{ISSUED}"><saml:Issuer>{self.issuer}</saml:Issuer>'
            f"{self.subject}{self.conditions_element}{self.advice}{self.authn_statement}{attributes}"
            f"{self.in_assertion}</saml:Assertion>")

    def response(self, content):
        """The response around that content, unsigned."""
        issuer = "" if self.response_issuer is None else f"<saml:Issuer>{self.response_issuer}</saml:Issuer>"
        return (
            f'<samlp:Response xmlns:samlp="{SAMLP}" xmlns:saml="{SAML}"{self.response_attributes} '
            f'ID="{self.response_id}" Version="{self.version}" IssueInstant="{ISSUED}"'
            f'{given("Destination", self.destination)}{given("InResponseTo", self.response_request)}>{issuer}'
            f"{self.before_status}<samlp:Status>{self.status}</samlp:Status>{self.before_assertion}{content}"
            f"{self.after_assertion}</samlp:Response>")

    @property
    def signed_assertion(self):
        return sign(self.assertion, self.assertion_id, self.key, **self.signature)

    def text(self):
        content = self.signed_assertion if self.signed in ("assertion", "both") else self.assertion
        text = self.response(content)
        if self.signed in ("response", "both"):
            text = sign(text, self.response_id, self.key, **self.signature)
        return text


def message(**fields):
    return Message(**fields).text()


def forged(**fields):
    """The attacker's own assertion, unsigned."""
    chosen = dict(assertion_id=FORGED, name_id=CHIEF, attributes=attribute("mail", CHIEF))
    return Message(**{**chosen, **fields}).assertion
