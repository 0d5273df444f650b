"""pysaml2's own server, with what it lacks."""
import contextlib
import ipaddress
import urllib.parse
import urllib.request

import saml2
from saml2.entity import get_pem_wrapped_unwrapped
from saml2.server import Server
from saml2.sigver import make_temp, pre_encryption_part

BINDINGS = {"redirect": saml2.BINDING_HTTP_REDIRECT, "post": saml2.BINDING_HTTP_POST}
LARGEST_METADATA = 1_000_000


class Unwanted(Exception):
    """A message that is not answered, and why."""


class Desk(Server):
    """Encrypts by AES-GCM instead of Triple DES, and names the session of an assertion as it is told to."""
    session_index = None

    def setup_assertion(self, *words, **choices):
        assertion = super().setup_assertion(*words, **choices)
        assertion.authn_statement[0].session_index = self.session_index
        return assertion

    def _encrypt_assertion(self, encrypt_cert, sp_entity_id, response, node_xpath=None):
        _, certificate = self.metadata.certs(sp_entity_id, "spsso", "encryption")[0]
        wrapped, unwrapped = get_pem_wrapped_unwrapped(certificate)
        file = make_temp(wrapped.encode(), suffix=".pem", decode=False)
        template = pre_encryption_part(
            msg_enc="http://www.w3.org/2009/xmlenc11#aes256-gcm", encrypt_cert=unwrapped)
        return self.sec.encrypt_assertion(response, file.name, template, key_type="aes-256", node_xpath=node_xpath)


def fetch(service, services=()):
    """The metadata of a service on this machine, or of one that is named, from the address that is its entity id."""
    host = urllib.parse.urlsplit(service).hostname or ""
    with contextlib.suppress(ValueError):
        host = "localhost" if ipaddress.ip_address(host).is_loopback else host
    if host != "localhost" and service not in services:
        raise Unwanted(f"{service} is not on this machine, and not named by --service")
    try:
        with urllib.request.urlopen(service, timeout=10) as answer:
            return answer.read(LARGEST_METADATA).decode()
    except (OSError, ValueError) as error:
        raise Unwanted(f"the metadata at {service} cannot be read: {error}") from None


def issuer(message, binding, kind):
    """Who says to have sent this: whose keys are to verify it."""
    try:
        return kind(Server.unravel(message, BINDINGS[binding])).issuer.text.strip()
    except Exception:
        raise Unwanted("this is no message of SAML") from None
