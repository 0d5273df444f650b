"""Somebody to prove the provider with: a service made of pysaml2, and a browser as simple as can be."""
import html
import http.cookiejar
import http.server
import re
import threading
import urllib.error
import urllib.parse
import urllib.request

from saml2.client import Saml2Client
from saml2.config import SPConfig
from saml2.metadata import entity_descriptor
from saml2.xmldsig import DIGEST_SHA256, SIG_RSA_SHA256

from desk import BINDINGS
from keys import Key


class Service:
    """A service provider: its metadata over HTTP, and a client that reads answers."""

    def __init__(self, folder, origin):
        self.key, self.provider = Key(folder, "service"), origin
        outer = self

        class Door(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(str(entity_descriptor(outer.configuration(None))).encode())

            def log_message(self, *words):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{server.server_address[1]}"

    def configuration(self, known):
        pair = {"key_file": str(self.key.private), "cert_file": str(self.key.certificate)}
        return SPConfig().load({
            "entityid": self.origin + "/metadata", **pair, "encryption_keypairs": [pair],
            "metadata": {"inline": [known]} if known else {},
            "service": {"sp": {
                "endpoints": {
                    "assertion_consumer_service": [(self.origin + "/acs", BINDINGS["post"])],
                    "single_logout_service": [(self.origin + "/slo", binding) for binding in BINDINGS.values()],
                },
                "signing_algorithm": SIG_RSA_SHA256, "digest_algorithm": DIGEST_SHA256,
                "authn_requests_signed": True, "want_response_signed": False, "want_assertions_signed": False,
                "want_assertions_or_response_signed": True, "allow_unsolicited": True,
                "logout_requests_signed": True, "logout_responses_signed": True,
            }},
        })

    @property
    def client(self):
        known = urllib.request.urlopen(self.provider + "/metadata").read().decode()
        return Saml2Client(config=self.configuration(known))


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, request, file, code, message, headers, address):
        raise urllib.error.HTTPError(address, code, message, headers, file)


class Browser:
    def __init__(self, provider):
        self.provider = provider
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar, Stay)

    def open(self, address, fields=None):
        """The address that is redirected to, or the page: its form's action, its fields, its text."""
        words = urllib.parse.urlencode(fields).encode() if fields is not None else None
        try:
            text = self.opener.open(urllib.parse.urljoin(self.provider, address), words, timeout=20).read().decode()
        except urllib.error.HTTPError as error:
            return error.headers.get("Location"), {}, error.read().decode() if error.code >= 400 else ""
        action = re.search(r'<form method="post" action="([^"]*)"', text)
        found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', text)
        return html.unescape(action[1]) if action else None, {name: html.unescape(value) for name, value in found}, text

    def request(self, service, binding, **choices):
        client = service.client
        number, message = client.create_authn_request(
            self.provider + "/sso", binding=BINDINGS["post"], sign=binding == "post", **choices)
        return (number, *self.carry(client, binding, message, "/sso", False))

    def carry(self, client, binding, message, path, is_response):
        sent = client.apply_binding(
            BINDINGS[binding], str(message), self.provider + path, "state 1", response=is_response, sign=True)
        if binding == "redirect":
            return self.open(dict(sent["headers"])["Location"])
        fields = re.findall(r'name="([^"]*)" value="([^"]*)"', sent["data"])
        return self.open(path, {name: html.unescape(value) for name, value in fields})

    def log_in(self, page, user="ada@people.example", **fields):
        action, hidden, text = page
        assert action == "/login", text
        return self.open(action, {**hidden, "user": user, **fields})
