"""Questions who somebody is, and answers to them."""
import dataclasses
import hashlib

from saml2 import BINDING_HTTP_POST, samlp
from saml2.authn_context import PASSWORDPROTECTEDTRANSPORT
from saml2.saml import NameID

from desk import BINDINGS, Unwanted, issuer
from identity import FORMATS


@dataclasses.dataclass
class Asked:
    """What an answer has to fit: the request of a service, or none."""
    service: str
    relay_state: str = ""
    request: str | None = None
    is_forced: bool = False
    is_passive: bool = False
    hint: str = ""


@dataclasses.dataclass
class Person:
    """Whoever signs on here, is what they say; nobody checks it."""
    name: str
    mail: str
    session: str

    @property
    def attributes(self):
        first, _, last = self.mail.partition("@")[0].replace("-", ".").partition(".")
        return {"mail": self.mail, "givenName": first.capitalize(), "sn": last.capitalize() or first.capitalize()}


def read(identity, binding, fields):
    """A request whose signature is right."""
    message = fields.get("SAMLRequest", "")
    service = issuer(message, binding, samlp.authn_request_from_string)
    try:
        request = identity.desk(service).parse_authn_request(
            message, BINDINGS[binding], fields.get("RelayState"), fields.get("SigAlg"), fields.get("Signature")).message
    except Unwanted:
        raise
    except Exception as error:
        raise Unwanted(f"the request of {service} is refused: {error!r}") from None
    hint = request.subject.name_id.text if request.subject and request.subject.name_id else ""
    return Asked(
        service, fields.get("RelayState", ""), request.id, request.force_authn == "true",
        request.is_passive == "true", hint)


def name(identity, person):
    """The NameID; a persistent one shows nobody's address (SAML Core §8.3.7)."""
    kind = identity.settings.name
    value = hashlib.sha256(person.name.encode()).hexdigest() if kind == "persistent" else person.name
    return NameID(format=FORMATS[kind], text=value)


def answer(identity, asked, person):
    """The page that posts the answer to the service."""
    desk, settings = identity.desk(asked.service), identity.settings
    desk.session_index = person.session
    address = consumer(desk, asked.service)
    response = desk.create_authn_response(
        person.attributes, asked.request, address, asked.service, name_id=name(identity, person), userid=person.name,
        authn={"class_ref": PASSWORDPROTECTEDTRANSPORT, "authn_auth": identity.entity_id},
        sign_response=settings.signed in ("response", "both"), sign_assertion=settings.signed in ("assertion", "both"),
        encrypt_assertion=settings.encrypted == "yes")
    return address, {"SAMLResponse": str(response), "RelayState": asked.relay_state}


def refusal(identity, asked, code, sentence):
    """The same, saying that nobody has signed on."""
    desk = identity.desk(asked.service)
    address = consumer(desk, asked.service)
    response = desk.create_error_response(asked.request, address, (code, sentence), sign=True)
    return address, {"SAMLResponse": str(response), "RelayState": asked.relay_state}


def consumer(desk, service):
    _, address = desk.pick_binding("assertion_consumer_service", [BINDING_HTTP_POST], "spsso", entity_id=service)
    return address
