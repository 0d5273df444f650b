"""What a provider answers, or somebody who says to be one, and who is not let in by it."""
import re
import urllib.error
import urllib.parse
import urllib.request

from selenium.webdriver.support.ui import WebDriverWait

import eyes
from signon import invite, is_in, ready, refused, sign_in, tried
from sso import owner, take

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


# --- Who it is ------------------------------------------------------------------------------------------------------

def turned_away(check, *made):
    """Somebody about whom this was done beforehand signs on, and is not let in."""
    def body(house, window):
        ready(house, window)
        person = f"bob-{house.number()}@{house.provider.domain}"
        for make in made:
            make(house, person)
        opened = house.provider.sign_on(sign_in(window(width=320), house, person), person)
        refused(house, opened, check)
        eyes.look(opened, "sso-refused", ())
        assert not is_in(opened)
    return body


def uninvited(house, person):
    house.muster("settings", "set", "invite-when-added", "off", "--integration", "conformance")
    try:
        house.create(userName=person, emails=[{"value": person, "primary": True}])
    finally:
        house.muster("settings", "set", "invite-when-added", "on", "--integration", "conformance")


def deactivated(house, person):
    house.create(userName=person, emails=[{"value": person, "primary": True}])
    house.muster("accounts", "deactivate", person)


def another(house, window):
    ready(house, window)
    person, other = invite(house), invite(house)
    link = house.link(person)
    opened = house.provider.asks(begin(window().open(link), house))
    house.provider.sign_on(opened, other)
    refused(house, opened, "person")
    # The link is as good as before, for whom it is.
    take(window().open(link), house, person)


def begin(window, house):
    window.send()
    return house.provider.wait(window)


def look_alikes(house, window):
    ready(house, window)
    person = invite(house)
    name, domain = person.split("@")
    house.provider.set(name="unspecified")
    opened = window()
    for sent, check in [
        (f"{name}@evil.example", "domain"), (f"{name}@sub.{domain}", "domain"),
        (f"{name}@{domain}.evil.example", "domain"), (f"{name}@{domain}@evil.example", "e-mail-address"),
        (f"{name}@evil.example@{domain}", "e-mail-address"), (f"{name}@evil.example,{person}", "e-mail-address"),
        (f'"{name}@evil.example"@{domain}', "e-mail-address"), (f"<{person}>", "e-mail-address"),
        (f"{name} @{domain}", "e-mail-address"), (f"{name}\u200b@{domain}", "e-mail-address"),
        (f"\u0430{name[1:]}@{domain}", "e-mail-address"), (f"{name}@\u0455{domain[1:]}", "e-mail-address"),
        (f"{name}\uff20{domain}", "e-mail-address"), (f"{name}+x@{domain}", "account"),
    ]:
        sign_in(opened.forget(), house, person)
        house.provider.sign_on(opened, f"somebody-{house.number()}", sent)
        refused(house, opened, check)
        assert not is_in(opened), f"{sent} lets in"
    sign_in(opened.forget(), house, person)
    house.provider.sign_on(opened, f"somebody-{house.number()}", person)
    take(opened, house, person)


def pinned(house, window):
    ready(house, window)
    person, number = invite(house), f"u-{house.number()}"
    house.provider.set(name="unspecified")
    opened = sign_in(window(), house, person)
    house.provider.sign_on(opened, number, person)
    take(opened, house, person)
    # Another name with the same address is somebody else, whose mailbox it is now.
    opened = house.provider.sign_on(sign_in(window(), house, person), number + "-new", person)
    refused(house, opened, "pinned-name")
    # The same name with another address is the same person.
    opened = house.provider.sign_on(sign_in(window(), house, person), number, f"married@{house.provider.domain}")
    assert is_in(opened), opened.tell()


def said_no(house, window):
    ready(house, window)
    opened = house.provider.asks(sign_in(window(), house, invite(house)))
    opened.press(opened.first("main button[name=refused]"))
    house.provider.wait(opened)
    refused(house, opened, "status")


# --- What it answers ------------------------------------------------------------------------------------------------

def replayed(house, window):
    person, _ = owner(house, window)
    opened, fields = held(house, window, person)
    assert post(house, fields)[0] == 303
    status, place, page = post(house, fields)
    assert status == 403 and not place, f"it is taken twice: {status} {place}"
    # Whoever has asked comes in by it all the same, once.
    opened.send()
    refused(house, opened, "in-response-to")


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


# --- Keys -----------------------------------------------------------------------------------------------------------

def rolled_over(house, window):
    person, _ = owner(house, window)
    name = house.provider.name

    def comes_in(**settings):
        house.provider.set(**settings)
        opened = sign_in(window(), house, person)
        house.provider.sign_on(opened, person)
        return opened

    def reads_again(**settings):
        house.provider.set(**settings)
        house.muster("provider", "replace", name, "--metadata-url", house.provider.metadata)

    refused(house, comes_in(published="both", key="second"), "signature")
    reads_again(published="both")
    assert is_in(comes_in(published="both", key="second")), "the new key is not believed"
    assert is_in(comes_in(published="both")), "the old key is not believed any more"
    reads_again(published="second")
    assert is_in(comes_in(published="second", key="second"))
    refused(house, comes_in(published="second"), "signature")
    reads_again()
    assert is_in(comes_in())


def encrypted(house, window):
    person, _ = owner(house, window)
    name = house.provider.name
    house.muster("provider", "set", name, "encryption", "required")
    try:
        opened = sign_in(window(), house, person)
        house.provider.sign_on(opened, person)
        refused(house, opened, "decryption")
        for signed in ("assertion", "response", "both"):
            house.provider.set(encrypted="yes", signed=signed)
            opened = sign_in(window(), house, person)
            house.provider.sign_on(opened, person)
            assert is_in(opened), f"{signed}: {opened.tell()}"
    finally:
        house.muster("provider", "set", name, "encryption", "accepted")


def tested(house, window):
    ready(house, window)
    said = house.muster("provider", "test", house.provider.name, "--public-url", house.origin)
    opened = window(width=320).open(re.search(r"http\S+", said).group())
    eyes.look(opened, "sso-test")
    opened.send()
    house.provider.sign_on(opened, f"somebody@{house.provider.domain}")
    assert f"somebody@{house.provider.domain}" in opened.text, opened.tell()
    eyes.look(opened, "sso-report")
    assert not is_in(opened), "a test lets somebody in"
    house.provider.set(key="second")
    opened = tried(house, window, width=320)
    assert "cannot be used" in opened.text, opened.tell()
    eyes.look(opened, "sso-report-failed")


SENTENCES = [
    ("who was not invited does not come in by signing on", turned_away("account", uninvited)),
    ("who is deactivated does not come in by signing on", turned_away("account", deactivated)),
    ("whom nobody knows does not come in by signing on", turned_away("account")),
    ("who signs on as somebody else than the invitation is for does not claim it", another),
    ("an address that only looks like somebody's lets nobody in", look_alikes),
    ("who has signed on once is known by the provider's name for them alone", pinned),
    ("who fails to sign on does not come in", said_no),
    ("an answer is taken once", replayed),
    ("an answer does not help another browser", elsewhere),
    ("an answer does not help another browser that has asked for somebody else", elsewhere_that_asked),
    ("RelayState leads nowhere but to the question it came with", games),
    ("an answer comes in one form, by POST", forms),
    ("who begins at the provider is turned away, or asked whether to go on where that is allowed", begun_there),
    ("keys of the provider follow one another, and those it does not publish are not believed", rolled_over),
    ("an encrypted assertion is read, and one in plain refused where it must be encrypted", encrypted),
    ("a test sign-on shows what was checked, and lets nobody in", tested),
]
