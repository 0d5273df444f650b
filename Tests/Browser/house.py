"""The server under test, as those talk to it who do not use its pages."""
import itertools
import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.request

from provider import Provider


class House:
    def __init__(self, binary, folder, origin, token, out):
        self.binary, self.folder, self.origin, self.token, self.out = binary, folder, origin, token, out
        self.numbers, self.signs_on = itertools.count(1), False
        self.provider = Provider((folder / "provider").read_text().strip(), "Sunrise", "sunrise.example")
        self.other_provider = Provider((folder / "other-provider").read_text().strip(), "Moonrise", "moonrise.example")
        self.office = None

    def number(self):
        """One that nobody else in this house has."""
        return next(self.numbers)

    def furnish(self):
        """All that may be asked of people when they first come, is."""
        (self.folder / "terms.txt").write_text("We treat each other well.\n\nWhat we write here is read by colleagues.\n")
        self.muster("terms", "publish", self.folder / "terms.txt")
        for name in ["Choir", "Football"]:
            self.scim("POST", "/Groups", {"displayName": name})
            self.muster("groups", "offer", name)
        for setting in ["terms", "profile-details", "profile-picture", "default-groups"]:
            self.muster("settings", "set", setting, "on")

    def scim(self, method, path, body=None, prefix="", token=None):
        request = urllib.request.Request(
            self.origin + prefix + "/scim/v2" + path, method=method, data=json.dumps(body).encode() if body else None,
            headers={"Authorization": f"Bearer {token or self.token}", "Content-Type": "application/scim+json"})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path} is answered {error.code}: {error.read().decode()}") from None

    def create(self, language="en", token=None, **attributes):
        name = {"givenName": "Ada", "familyName": "Lovelace"}
        return self.scim("POST", "/Users", {
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "name": name, "preferredLanguage": language,
            **attributes}, token=token)

    def mail_person(self, language="en", domain="people.example"):
        """Somebody with an e-mail address, and the address."""
        address = f"ada-{self.number()}@{domain}"
        self.create(language, userName=address, emails=[{"value": address, "primary": True}])
        return address

    def phone_person(self, language="en"):
        """Somebody with a mobile number, and the number."""
        number = f"+4670123{4000 + self.number()}"
        self.create(language, userName=number, phoneNumbers=[{"value": number, "type": "mobile", "primary": True}])
        return number

    def handed_person(self):
        """Somebody who has neither, and the access code that is handed to them on paper."""
        name = f"worker-{self.number()}"
        self.create(userName=name)
        return name, self.code_on_paper(name)

    def code_on_paper(self, name, *words):
        said = self.muster("accounts", "access-code", name, *words)
        found = re.search(r"\b[A-Z0-9]{4}(?:[- ]?[A-Z0-9]{4})+\b", said)
        assert found, f"there is no code in {said!r}"
        return found.group()

    def muster(self, *words):
        done = subprocess.run(
            [self.binary, *words, "--data", self.folder / "data"], capture_output=True, text=True, timeout=60,
            env={**os.environ, "MUSTER_PUBLIC_URL": self.origin})
        assert done.returncode == 0, f"muster {' '.join(map(str, words))}: {done.stderr or done.stdout}"
        return done.stdout

    def message(self, recipient, having, seconds=20):
        """The latest message somebody got with such words in it; waits for it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for text in reversed(self.texts_for(recipient)):
                if found := re.search(having, text):
                    return found.group(1)
            time.sleep(0.1)
        raise AssertionError(f"{recipient} got no {having} but {self.texts_for(recipient)}")

    def texts_for(self, recipient):
        mails = [json.loads(line) for line in self.lines("mails")]
        sent = [(mail["recipients"][0], mail["text"]) for mail in mails]
        sent += [(told["fields"]["to"], told["fields"]["text"]) for told in map(json.loads, self.lines("texts"))]
        return [text for name, text in sent if name == recipient]

    def lines(self, name):
        """What a server has taken; its first line is its port, its last may be half written."""
        return (self.folder / name).read_text().split("\n")[1:-1]

    def link(self, recipient):
        return self.message(recipient, r"(http://\S+/c/\S+)")

    def verify_domain(self, domain, *words):
        self.muster("domain", "add", domain, *words)
        self.muster("domain", "verify", domain, "--mail", "postmaster", *words)
        code = self.message(f"postmaster@{domain}", r"\b(\d{4} ?\d{4})\b").replace(" ", "")
        self.muster("domain", "verify", domain, "--code", code, *words)

    def code(self, recipient):
        return self.message(recipient, r"\b(\d{3} \d{3})\b")
