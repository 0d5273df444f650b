"""Messages that pysaml2 makes and xmlsec1 signs and encrypts: nothing of them is of our making.

The two that are encrypted come out differently each time, so that they are made only where they are missing.
"""
import contextlib
import datetime
import functools
import itertools
import time
import unittest.mock

import saml2.config
import saml2.s_utils
import saml2.saml
import saml2.server
import saml2.sigver
import saml2.time_util
from saml2.xmldsig import DIGEST_SHA256, SIG_RSA_SHA256

import keys
from encryption import GCM
from messages import ADA, CONSUMER, ISSUED, REQUEST, SERVICE

ENTITY = "https://pysaml2.nordwind.example/idp"
HERE = keys.FOLDER
ENCRYPTED = dict(sign_assertion=True, sign_response=False, encrypt_assertion=True)
NOW = datetime.datetime.fromisoformat(ISSUED)


def service_metadata():
    certificate = keys.service.base64
    return (
        f'<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{SERVICE}">'
        '<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">'
        '<md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>'
        f"{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
        '<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" '
        f'Location="{CONSUMER}" index="0"/></md:SPSSODescriptor></md:EntityDescriptor>')


def server():
    configuration = saml2.config.IdPConfig().load({
        "entityid": ENTITY,
        "key_file": str(HERE / "provider.key.pem"), "cert_file": str(HERE / "provider.crt.pem"),
        "metadata": {"inline": [service_metadata()]},
        "service": {"idp": {
            "endpoints": {"single_sign_on_service": [("https://pysaml2.nordwind.example/sso",
                                                      "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect")]},
            "policy": {"default": {"lifetime": {"minutes": 5}, "attribute_restrictions": None}},
        }},
    })
    return saml2.server.Server(config=configuration)


class Clock:
    """What pysaml2 asks for the time, standing still."""

    strftime, mktime, strptime = time.strftime, time.mktime, time.strptime

    @staticmethod
    def gmtime(seconds=None):
        return time.gmtime(NOW.timestamp() if seconds is None else seconds)


class Instant(datetime.datetime):
    @classmethod
    def now(cls, zone=None):
        return NOW.astimezone(zone)


def response(server, key="des-192", block=saml2.sigver.TRIPLE_DES_CBC, **how):
    numbers = itertools.count(1)
    name = saml2.saml.NameID(format=saml2.saml.NAMEID_FORMAT_EMAILADDRESS, text=ADA)
    with contextlib.ExitStack() as stack:
        stack.enter_context(unittest.mock.patch("saml2.time_util.time", Clock))
        stack.enter_context(unittest.mock.patch("saml2.time_util.datetime", Instant))
        for module in ("s_utils", "entity", "assertion"):
            stack.enter_context(unittest.mock.patch(f"saml2.{module}.sid", lambda: f"id-pysaml2-{next(numbers)}"))
        template = functools.partial(saml2.sigver.pre_encryption_part, msg_enc=block)
        stack.enter_context(unittest.mock.patch("saml2.entity.pre_encryption_part", template))
        encrypt = functools.partialmethod(saml2.sigver.SecurityContext.encrypt_assertion, key_type=key)
        stack.enter_context(unittest.mock.patch.object(saml2.sigver.SecurityContext, "encrypt_assertion", encrypt))
        return str(server.create_authn_response(
            {"mail": [ADA], "displayName": ["Ada Lindqvist"]}, in_response_to=REQUEST, destination=CONSUMER,
            sp_entity_id=SERVICE, name_id=name, authn={"class_ref": saml2.saml.AUTHN_PASSWORD_PROTECTED},
            sign_alg=SIG_RSA_SHA256, digest_alg=DIGEST_SHA256, **how))


def write(corpus):
    idp = server()
    for name, how in {
        "assertion-signed": dict(sign_assertion=True, sign_response=False),
        "response-signed": dict(sign_assertion=False, sign_response=True),
        "both-signed": dict(sign_assertion=True, sign_response=True),
    }.items():
        corpus.accept("Pysaml2/" + name, response(idp, **how), provider="pysaml2")
    path = "Pysaml2/encrypted-gcm"
    corpus.accept(path, corpus.kept("Providers/" + path) or response(
        idp, key="aes-256", block=GCM[256], **ENCRYPTED), provider="pysaml2")
    # What it does unless it is told otherwise.
    path = "Encryption/genuine-py-enc"
    corpus.refuse(path, corpus.kept("Attacks/" + path) or response(idp, **ENCRYPTED), "algorithms", provider="pysaml2")
