"""Signing out everywhere, asked for by a service or here."""
import base64

from saml2 import class_name, samlp
from saml2.s_utils import decode_base64_and_inflate
from saml2.samlp import STATUS_SUCCESS
from saml2.sigver import verify_redirect_signature
from saml2.time_util import in_a_while

from desk import BINDINGS, Unwanted, issuer
from signing_on import name


def read_request(identity, binding, fields):
    """The service that asks, and its request, whose signature is right."""
    message = fields.get("SAMLRequest", "")
    service = issuer(message, binding, samlp.logout_request_from_string)
    try:
        return service, identity.desk(service).parse_logout_request(
            message, BINDINGS[binding], fields.get("RelayState"), fields.get("SigAlg"), fields.get("Signature")).message
    except Unwanted:
        raise
    except Exception as error:
        raise Unwanted(f"the request of {service} is refused: {error!r}") from None


def respond(identity, binding, service, request, relay_state):
    desk = identity.desk(service)
    message = desk.create_logout_response(request, [BINDINGS[binding]], sign=binding == "post")
    return envelope(desk, binding, address(desk, binding, service), message, relay_state, is_response=True)


def ask(identity, service, person):
    """Tells a service that somebody signs out: the id of the request, and its envelope."""
    desk, binding = identity.desk(service), identity.settings.logout
    number, message = desk.create_logout_request(
        address(desk, binding, service), service, name_id=name(identity, person), expire=in_a_while(minutes=5),
        session_indexes=[person.session], sign=binding == "post")
    return number, envelope(desk, binding, address(desk, binding, service), message, "", is_response=False)


def read_response(identity, binding, fields):
    """What a service says to that: the id of the request, and whether it has done so. pysaml2 looks at no signature
    behind an address, so that is done here."""
    message = fields.get("SAMLResponse", "")
    service = issuer(message, binding, samlp.logout_response_from_string)
    desk = identity.desk(service)
    try:
        if binding == "post":
            content = base64.b64decode(message).decode()
            said = desk.sec.correctly_signed_message(content, "logout_response", must=True, origdoc=content)
        else:
            said = samlp.logout_response_from_string(decode_base64_and_inflate(message))
            certificates = [certificate for _, certificate in desk.metadata.certs(service, "spsso", "signing")]
            signed = {name: fields[name] for name in ("SAMLResponse", "RelayState", "SigAlg", "Signature")
                      if name in fields}
            assert any(verify_redirect_signature(signed, desk.sec.sec_backend, certificate)
                       for certificate in certificates), "its signature is wrong"
        assert said.destination == identity.origin + "/slo", f"it is meant for {said.destination}"
    except Exception as error:
        raise Unwanted(f"the {class_name(samlp.LogoutResponse())} of {service} is refused: {error!r}") from None
    return said.in_response_to, said.status.status_code.value == STATUS_SUCCESS


def address(desk, binding, service):
    _, found = desk.pick_binding("single_logout_service", [BINDINGS[binding]], "spsso", entity_id=service)
    return found


def envelope(desk, binding, destination, message, relay_state, is_response):
    """Where the browser goes, and with which fields if it is to post them."""
    if binding == "post":
        kind = "SAMLResponse" if is_response else "SAMLRequest"
        return destination, {kind: str(message), "RelayState": relay_state}
    sent = desk.apply_binding(
        BINDINGS[binding], str(message), destination, relay_state, response=is_response, sign=True)
    return dict(sent["headers"])["Location"], None
