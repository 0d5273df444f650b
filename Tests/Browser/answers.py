"""Answers of the provider that are copied, carried elsewhere, mixed up, or asked for by nobody."""
import urllib.error
import urllib.parse
import urllib.request

from selenium.webdriver.support.ui import WebDriverWait

import eyes
from signon import is_in, refused, sign_in
from sso import owner

EVIL = [
    "//evil.example", "https://evil.example/", "/\\evil.example", "\\/\\/evil.example", "javascript:alert(1)",
    "/account\r\nLocation: https://evil.example/", "a" * 10_000, "/o/another/account", "../../o/another", "",
]


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *words):
        return None


def post(house, words, kind="application/x-www-form-urlencoded", method="POST", prefix=""):
    """What is answered at the ACS, without any browser: the status, where it leads, and the page."""
    body = words if isinstance(words, bytes) else urllib.parse.urlencode(words).encode()
    request = urllib.request.Request(
        house.origin + prefix + "/saml/acs" + ("?" + body.decode() if method == "GET" else ""), method=method,
        data=body if method == "POST" else None, headers={"Content-Type": kind})
    try:
        with urllib.request.build_opener(Stay).open(request, timeout=20) as answer:
            return answer.status, "", answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Location", ""), error.read().decode()


def held(house, window, person, **choices):
    """A browser in which somebody has signed on, whose answer has not been sent yet: it, and the fields."""
    opened = sign_in(window(javascript=False, **choices), house, person)
    house.provider.answer(opened, person)
    action, fields = house.provider.held(opened)
    assert action == house.origin + "/saml/acs" and set(fields) == {"SAMLResponse", "RelayState"}, action
    return opened, fields


def send_from_elsewhere(house, window, fields):
    """A page of another site has this browser post an answer."""
    opened = window.open(house.provider.origin)
    opened.driver.execute_script(
        "const form = document.createElement('form'); form.method = 'post'; form.action = arguments[0];"
        "for (const [name, value] of Object.entries(arguments[1])) {"
        " const field = document.createElement('input'); field.name = name; field.value = value; form.append(field); }"
        "document.body.append(form); form.submit();", house.origin + "/saml/acs", fields)
    WebDriverWait(opened.driver, 20).until(lambda driver: driver.current_url.startswith(house.origin))
    return opened


def replayed(house, window):
    person, _ = owner(house, window)
    opened, fields = held(house, window, person)
    status, place, _ = post(house, fields)
    assert status == 303, f"it is not taken: {status}"
    assert post(house, fields)[0] == 403, "it is taken twice"
    # The second one does not undo the first: whoever has asked comes in by it, once.
    assert opened.open(place).path.endswith("/account"), opened.tell()
    refused(house, opened.open(place), "browser")


def elsewhere(house, window):
    person, _ = owner(house, window)
    opened, fields = held(house, window, person)
    there = send_from_elsewhere(house, window(), fields)
    refused(house, there, "browser")
    assert not is_in(there), "another browser is let in"


def elsewhere_that_asked(house, window):
    """Somebody else who is signing on just now does not become this person."""
    person, _ = owner(house, window)
    other, _ = owner(house, window)
    _, fields = held(house, window, person)
    there = sign_in(window(), house, other)
    send_from_elsewhere(house, there, fields)
    refused(house, there, "browser")
    assert not is_in(there)


def games(house, window):
    person, _ = owner(house, window)
    _, fields = held(house, window, person)
    for sent in EVIL:
        status, place, page = post(house, {**fields, "RelayState": sent})
        assert status == 403 and not place, f"{sent[:40]} leads to {place}"
        assert "evil" not in page and "aaaa" not in page


def forms(house, window):
    person, _ = owner(house, window)
    _, fields = held(house, window, person)
    response = fields["SAMLResponse"]
    assert post(house, fields, method="GET")[0] in (404, 405), "the ACS answers GET"
    pairs = list(fields.items())
    for words in [
        pairs + [("SAMLResponse", response)], pairs + [("SAMLRequest", response)], pairs + [("SigAlg", "x")],
        pairs + [("Signature", "x")], [("RelayState", fields["RelayState"])], [],
    ]:
        status, place, _ = post(house, words)
        assert status == 400 and not place, f"{[name for name, _ in words]}: {status} {place}"
    parts = [f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in pairs]
    status, place, _ = post(house, ("".join(parts) + "--b--").encode(), kind="multipart/form-data; boundary=b")
    assert status in (400, 415) and not place, f"multipart: {status}"
    # None of that was an answer to the question.
    assert post(house, fields)[0] == 303


def begun_there(house, window):
    person, _ = owner(house, window)
    start = house.provider.origin + "/start?" + urllib.parse.urlencode(
        {"service": house.origin + "/saml/metadata", "RelayState": "https://evil.example/"})
    opened = window().open(start)
    house.provider.sign_on(opened, person)
    refused(house, opened, "in-response-to")
    house.muster("provider", "set", house.provider.name, "provider-initiated", "on")
    try:
        opened = window(width=320).open(start)
        house.provider.sign_on(opened, person)
        assert opened.path.startswith("/signon/"), opened.tell()
        eyes.look(opened, "sso-consent")
        opened.send()
        assert opened.path.endswith("/account"), opened.tell()
    finally:
        house.muster("provider", "set", house.provider.name, "provider-initiated", "off")


SENTENCES = [
    ("an answer is taken once", replayed),
    ("an answer does not help another browser", elsewhere),
    ("an answer does not help another browser that has asked for somebody else", elsewhere_that_asked),
    ("RelayState leads nowhere but to the question it came with", games),
    ("an answer comes in one form, by POST", forms),
    ("who begins at the provider is turned away, or asked whether to go on where that is allowed", begun_there),
]
