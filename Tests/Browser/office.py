"""The organization whose panel the suite uses, and the administrators who come to it."""
import base64
import hashlib
import hmac
import time

from claims import PASSWORD, claim

STEP = 30


class Authenticator:
    """The app on an administrator's phone (RFC 6238); it shows no code twice, since each is good once."""

    def __init__(self, secret):
        letters = "".join(secret.split())
        self.key, self.last = base64.b32decode(letters + "=" * (-len(letters) % 8)), 0

    def code(self):
        # One step early or late is still good.
        step = max(self.last + 1, int(time.time()) // STEP - 1)
        time.sleep(max(0.0, (step - 1) * STEP - time.time()))
        self.last = step
        digest = hmac.digest(self.key, step.to_bytes(8, "big"), hashlib.sha1)
        place = digest[-1] & 15
        return f"{(int.from_bytes(digest[place:place + 4], 'big') & 0x7fffffff) % 1_000_000:06}"


class Office:
    slug, prefix = "office", "/o/office"
    place = ("--organization", slug)

    def __init__(self, house):
        self.house, self.cookies, self.phone = house, None, None
        house.muster("organization", "create", self.slug, "--name", "North Harbour Hotels")

    def begin(self, window):
        """The first administrator comes by the link that the server prints, with a password and a second factor."""
        link = self.house.muster("admin", "setup", *self.place).strip()
        opened = window.open(link)
        opened.send({"name": "Ada Lovelace", "address": "ada@office.example"})
        claim(opened, "ada@office.example")
        self.phone = enrol(opened)
        assert opened.path == self.prefix + "/admin", opened.tell()
        self.cookies = opened.driver.get_cookies()
        return opened

    def open(self, window, page="", **choices):
        """The page of the panel, in a window of the first administrator."""
        opened = window(**choices)
        if not self.cookies:
            self.begin(opened)
        elif not opened.driver.get_cookies():
            opened.open(self.prefix + "/signin")
            for cookie in self.cookies:
                opened.driver.add_cookie(cookie)
        return self.go(opened, page)

    def go(self, window, page=""):
        return window.open(f"{self.prefix}/admin{page}")

    def send(self, window, values=(), form="main form"):
        """Sends a form, and shows a code where that is asked for."""
        window.send(values, form)
        if window.all("main input[name=second-factor]"):
            window.send({"second-factor": self.phone.code()})

    def invitation(self, address, role="system-administrator"):
        words = ("--role", role, "--name", "Grace Hopper")
        return self.house.muster("admin", "invite", address, *words, *self.place).strip()

    def scim(self, method, path, body=None, token=None):
        return self.house.scim(method, path, body, self.prefix, token)


def enrol(window):
    """The page that shows the secret of the codes, once."""
    phone = Authenticator(window.driver.find_element("id", "secret").get_attribute("textContent"))
    window.send({"second-factor": phone.code()})
    return phone


def invited(office, window, address, role="system-administrator"):
    """Another administrator comes by the link of an invitation; gives the phone."""
    claim(window.open(office.invitation(address, role)), address)
    return enrol(office.go(window))


def sign_in(office, window, address, phone, asked=lambda: None):
    """By password and second factor; asked looks at the page that wants the latter."""
    window.open(office.prefix + "/admin").send({"username": address})
    window.send({"current-password": PASSWORD})
    asked()
    window.send({"second-factor": phone.code()})
