"""From the message to the signed-in account page."""
import eyes
from hand import Keyboard

PASSWORD = "quiet-otters-sail-3-rivers"
STEPS = 16


def values(name, password):
    return {
        "new-password": password, "username": name, "given-name": "Ada", "family-name": "Lovelace", "nickname": "Ada",
    }


def claim(window, person, seen=lambda name, once: None, password=PASSWORD):
    """Goes from the page where a claim or a reset begins to the signed-in account, or to the panel where somebody came
    to administer; gives the codes that were shown.

    - seen: is called with each page on the way, and whether it shows a code.
    """
    codes, been = [], set()
    for _ in range(STEPS):
        path = window.path
        if path.endswith(("/account", "/admin")):
            return codes
        here = (path, window.text)
        assert here not in been, f"it stands still at {window.tell()}"
        been.add(here)
        shown = [found.text for found in window.all(".shown-code")]
        codes += shown
        seen(name(path), bool(shown))
        step(window, person, password)
    raise AssertionError(f"after {STEPS} pages this is {window.tell()}")


def name(path):
    words = path.strip("/").split("/")
    return "claim-begin" if words[0] == "c" else "-".join(words)


def step(window, person, password):
    if window.all("main form"):
        window.send(values(person, password))
    else:
        window.press(window.first("main a.button"))


def by_mail(house, window, language):
    address = house.mail_person(language)
    return address, window().open(house.link(address))


def by_text_message(house, window, language):
    number = house.phone_person(language)
    return number, window().open(house.link(number))


def by_paper(house, window, language):
    person, code = house.handed_person()
    opened = window().open("/work/accesscode")
    opened.send({"code": code})
    return person, opened


WAYS = {"a mail": by_mail, "a text message": by_text_message, "paper": by_paper}
CHOICES = {
    "without JavaScript": {"javascript": False},
    "on a screen of 320 by 640": {"width": 320},
    "by keyboard alone, the focus always seen": {"hand": Keyboard},
    "in Urdu": {"language": "ur"},
}


def claimed(way, choices):
    """An account is claimed this way, in a browser of this kind."""
    def body(house, window):
        person, opened = way(house, lambda: window(**choices), choices.get("language", "en"))
        claim(opened, person)
    return body


def looked_at(house, window):
    address = house.mail_person()
    opened = window().open(house.link(address))
    claim(opened, address, lambda page, once: eyes.look(opened, page, () if once else ("en", "ur")))
    eyes.look(opened, "account")


def on_telephone(house, window):
    number = house.phone_person()
    opened = window(width=320).open(house.link(number))

    def seen(page, once):
        eyes.check_width(opened, page)
        eyes.look(opened, page + "-phone", () if once else ("en", "ur"))

    assert claim(opened, number, seen), "no recovery code was shown"


def on_paper(house, window):
    person, code = house.handed_person()
    opened = window(width=320).open("/work/accesscode")
    eyes.look(opened, "accesscode")
    opened.send({"code": "AAAA-AAAA-AAAA-AAAA"})
    eyes.look(opened, "accesscode-wrong", ())
    opened.send({"code": code})
    claim(opened, person, lambda page, once: eyes.look(opened, page + "-paper", () if once else ("en", "ur")))


def spent_link(house, window):
    address = house.mail_person()
    link = house.link(address)
    claim(window().open(link), address)
    again = window().open(link)
    eyes.look(again, "claim-spent", ())
    assert not again.all("main input[type=password]"), "a spent link opens the account once more"


SENTENCES = [
    ("a link from a mail leads to an account, by pages that read well for everybody", looked_at),
    ("a link from a text message leads to an account on a small screen", on_telephone),
    ("an access code on paper leads to an account", on_paper),
    ("a link that was used leads nowhere", spent_link),
] + [
    (f"{choice} an account is claimed from {name}", claimed(way, choices))
    for choice, choices in CHOICES.items() for name, way in WAYS.items()
]
