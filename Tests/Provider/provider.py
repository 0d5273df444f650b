"""A SAML 2.0 identity provider for trying out and for tests: who signs on here, is whoever they say.

    provider.py [--listen 127.0.0.1:9000] [--folder DIR] [--service ENTITY-ID]… [--with-input]

It prints its address, and with --with-input ends when its input does. It knows the services of this machine by the
metadata at their entity ids, and those that are named. Its keys are in the folder. The start page changes how it
answers; /seen tells what it was asked.
"""
import argparse
import contextlib
import hashlib
import http.server
import json
import pathlib
import secrets
import sys
import tempfile
import threading

import pages
import signing_on
import signing_out
from desk import Unwanted
from door import COOKIE, Door
from identity import Identity
from keys import Key
from settings import Settings


class Memory:
    """What is forgotten when the provider ends."""

    def __init__(self):
        self.people, self.services, self.asked, self.leaving, self.seen = {}, {}, {}, {}, []


class Provider(Door):
    identity = memory = None
    pages = {
        "/": "start", "/metadata": "metadata", "/seen": "seen", "/settings": "change",
        "/sso": "sign_on", "/start": "begin", "/login": "login", "/slo": "sign_out", "/signout": "leave",
    }
    posted = ("/settings", "/login", "/signout")

    # --- Pages --------------------------------------------------------------------------------------------------

    def start(self, binding, fields):
        known = {asked.service for asked in self.memory.asked.values()} | set().union(*self.memory.services.values())
        self.send(200, pages.start(self.identity, self.person, known))

    def metadata(self, binding, fields):
        content = self.identity.metadata()
        tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        is_same = self.headers.get("If-None-Match") == tag
        self.memory.seen.append({"kind": "metadata", "unchanged": is_same})
        kind = {"Content-Type": "application/samlmetadata+xml", "ETag": tag}
        self.send(304, b"", kind) if is_same else self.send(200, content, kind)

    def seen(self, binding, fields):
        self.send(200, json.dumps(self.memory.seen).encode(), {"Content-Type": "application/json"})

    def change(self, binding, fields):
        self.identity.settings.change(fields)
        self.go("/")

    # --- Signing on ---------------------------------------------------------------------------------------------

    def sign_on(self, binding, fields):
        asked = signing_on.read(self.identity, binding, fields)
        self.memory.seen.append({
            "kind": "AuthnRequest", "binding": binding, "service": asked.service, "forced": asked.is_forced,
            "passive": asked.is_passive, "relay_state": asked.relay_state})
        self.decide(asked)

    def begin(self, binding, fields):
        """Nobody asked: the person begins here."""
        self.decide(signing_on.Asked(fields.get("service", ""), fields.get("RelayState", "")))

    def decide(self, asked):
        if self.person and not asked.is_forced:
            return self.tell(asked, self.person)
        if asked.is_passive:
            refusal = signing_on.refusal(
                self.identity, asked, "urn:oasis:names:tc:SAML:2.0:status:NoPassive", "Nobody is signed on.")
            return self.post(*refusal)
        handle = secrets.token_urlsafe()
        self.memory.asked[handle] = asked
        self.send(200, pages.login(handle, asked.service, asked.is_forced, asked.hint))

    def login(self, binding, fields):
        asked = self.memory.asked.get(fields.get("handle"))
        if not asked:
            raise Unwanted("nobody asked for this, or the provider was started again")
        if fields.get("refused"):
            return self.post(*signing_on.refusal(
                self.identity, asked, "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed", "That was somebody else."))
        user = fields.get("user", "")
        person = signing_on.Person(user, fields.get("mail") or user, "_" + secrets.token_hex(16))
        cookie = secrets.token_urlsafe()
        self.memory.people[cookie] = person
        self.tell(asked, person, {"Set-Cookie": f"{COOKIE}={cookie}; Path=/; HttpOnly; SameSite=Lax"})

    def tell(self, asked, person, headers=None):
        self.memory.services.setdefault(person.session, set()).add(asked.service)
        self.post(*signing_on.answer(self.identity, asked, person), headers)

    # --- Signing out --------------------------------------------------------------------------------------------

    def sign_out(self, binding, fields):
        if "SAMLResponse" in fields:
            number, is_done = signing_out.read_response(self.identity, binding, fields)
            session = self.memory.leaving.pop(number, None)
            self.memory.seen.append({"kind": "LogoutResponse", "binding": binding, "done": is_done})
            if not session:
                raise Unwanted("an answer to nothing that was asked")
            return self.leave_next(session)
        service, request = signing_out.read_request(self.identity, binding, fields)
        sessions = [index.text for index in request.session_index]
        self.memory.seen.append({
            "kind": "LogoutRequest", "binding": binding, "service": service, "name": request.name_id.text,
            "sessions": sessions})
        for cookie, person in list(self.memory.people.items()):
            if person.session in sessions:
                del self.memory.people[cookie]
        relay_state = fields.get("RelayState", "")
        self.post(*signing_out.respond(self.identity, binding, service, request, relay_state))

    def leave(self, binding, fields):
        person = self.memory.people.pop(self.cookie, None)
        if not person:
            return self.send(200, pages.told("Signed out", "Nobody was signed on."))
        self.leave_next(person)

    def leave_next(self, person):
        """Services are told one after the other, as the browser has to visit each."""
        services = self.memory.services.get(person.session)
        if not services:
            return self.send(200, pages.told("Signed out", "You are signed out everywhere."))
        number, envelope = signing_out.ask(self.identity, services.pop(), person)
        self.memory.leaving[number] = person
        self.post(*envelope)

    # --- What is answered ---------------------------------------------------------------------------------------

    @property
    def person(self):
        return self.memory.people.get(self.cookie)

    def post(self, address, fields, headers=None):
        self.send(200, pages.posted(address, fields), headers) if fields else self.go(address)

    def refused(self, error):
        self.memory.seen.append({"kind": "refused", "why": str(error)})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--listen", default="127.0.0.1:9000")
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("--service", action="append", default=[])
    parser.add_argument("--with-input", action="store_true")
    chosen = parser.parse_args()
    host, _, port = chosen.listen.rpartition(":")
    if host not in ("127.0.0.1", "localhost"):
        sys.exit("Everybody may be anybody here, so it listens on this machine alone.")
    folder = chosen.folder or pathlib.Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    server = http.server.ThreadingHTTPServer((host, int(port)), Provider)
    origin = f"http://{host}:{server.server_address[1]}"
    keys = {name: Key(folder, name) for name in ("first", "second")}
    Provider.identity, Provider.memory = Identity(origin, keys, Settings(), chosen.service), Memory()
    print(origin, flush=True)
    if chosen.with_input:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        sys.stdin.read()
    else:
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()


main()
