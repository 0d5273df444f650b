"""What the sentences about signing on have in common."""
import re

from claims import claim

NUMBER = re.compile(r"\b[0-9a-f]{12}\b")


def ready(house, window):
    """The provider is known, was tested, and people sign on there; done once."""
    house.provider.set()
    if house.signs_on:
        return
    name, domain = house.provider.name, house.provider.domain
    # Somebody has to be able to come in when the provider does not answer.
    number = house.phone_person()
    claim(window().open(house.link(number)), number)
    house.verify_domain(domain)
    house.muster("provider", "add", name, "--metadata-url", house.provider.metadata)
    assert tried(house, window).all("h1")[0].text == f"{name} can be used"
    house.muster("settings", "set", "single-sign-on", "on")
    house.signs_on = True


def tried(house, window, *words, **choices):
    """The page that a test sign-on leads to."""
    said = house.muster("provider", "test", house.provider.name, "--public-url", house.origin, *words)
    opened = window(**choices).open(re.search(r"http\S+", said).group())
    opened.send()
    return house.provider.sign_on(opened, f"administrator@{house.provider.domain}")


def invite(house, language="en"):
    return house.mail_person(language, house.provider.domain)


def sign_in(window, house, person):
    """Says who that is, and is at the provider."""
    window.open("/signin").send({"username": person})
    return house.provider.wait(window)


def is_in(window):
    return window.open("/account").path.endswith("/account")


def refused(house, window, check=None):
    """One sentence and a number; the log has the check with that number."""
    found = NUMBER.search(window.text)
    assert found and not house.provider.is_shown(window), f"it is not refused: {window.tell()}"
    lines = [line for line in (house.folder / "server.log").read_text().splitlines() if found.group() in line]
    assert lines, f"the log knows nothing of {found.group()}"
    is_meant = not check or re.search(rf"\bcheck={re.escape(check)}(\s|$)", lines[0])
    assert is_meant, f"refused by another check: {lines[0]}"
