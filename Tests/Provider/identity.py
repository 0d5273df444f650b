"""Who the provider is: its keys, its addresses, its metadata."""
from saml2 import saml
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.xmldsig import DIGEST_SHA256, SIG_RSA_SHA256

from desk import BINDINGS, Desk, fetch

FORMATS = {
    "emailAddress": saml.NAMEID_FORMAT_EMAILADDRESS,
    "persistent": saml.NAMEID_FORMAT_PERSISTENT,
    "unspecified": saml.NAMEID_FORMAT_UNSPECIFIED,
}


class Identity:
    def __init__(self, origin, keys, settings, services=()):
        self.origin, self.keys, self.settings, self.services = origin, keys, settings, services
        self.entity_id = origin + "/metadata"

    def configuration(self, key, others=(), known=()):
        addresses = {
            "single_sign_on_service": [(self.origin + "/sso", binding) for binding in BINDINGS.values()],
            "single_logout_service": [(self.origin + "/slo", binding) for binding in BINDINGS.values()],
        }
        return IdPConfig().load({
            "entityid": self.entity_id,
            "key_file": str(self.keys[key].private), "cert_file": str(self.keys[key].certificate),
            "additional_cert_files": [str(self.keys[other].certificate) for other in others],
            "metadata": {"inline": list(known)} if known else {},
            "service": {"idp": {
                "endpoints": addresses, "want_authn_requests_signed": True, "name_id_format": list(FORMATS.values()),
                "signing_algorithm": SIG_RSA_SHA256, "digest_algorithm": DIGEST_SHA256,
                "policy": {"default": {"lifetime": {"minutes": 5}, "name_form": saml.NAME_FORMAT_URI}},
            }},
        })

    def metadata(self):
        published = self.settings.published
        first, *others = ["first", "second"] if published == "both" else [published]
        described = entity_descriptor(self.configuration(first, others))
        described.cache_duration = "PT1H"
        return str(described).encode()

    def desk(self, service):
        """What reads from a service and writes to it, knowing its metadata as it is now."""
        return Desk(config=self.configuration(self.settings.key, known=[fetch(service, self.services)]))
