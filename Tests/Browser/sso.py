"""Signing on at an identity provider: how people come in, and how they leave."""
import eyes
from account import sign_out
from claims import STEPS, claim, name, step
from hand import Keyboard
from signon import invite, is_in, ready, refused, sign_in


def take(window, house, person, seen=lambda name: None):
    """From a page of the claim to the account, by way of the provider; no page asks for a password."""
    for _ in range(STEPS):
        if house.provider.is_shown(window):
            house.provider.sign_on(window, person)
        if window.path.endswith("/account"):
            return
        assert not window.all("input[type=password]"), f"a password is asked for at {window.tell()}"
        seen(name(window.path))
        step(window, person, None)
        house.provider.wait(window)
    raise AssertionError(f"after {STEPS} pages this is {window.tell()}")


def owner(house, window, **choices):
    """Somebody who has claimed an account, and is signed in."""
    ready(house, window)
    person = invite(house)
    opened = window(**choices).open(house.link(person))
    take(opened, house, person)
    return person, opened


def claimed(**choices):
    def body(house, window):
        ready(house, window)
        person = invite(house, choices.get("language", "en"))
        take(window(**choices).open(house.link(person)), house, person)
    return body


def looked_at(house, window):
    ready(house, window)
    person = invite(house)
    opened = window(width=320).open(house.link(person))
    take(opened, house, person, lambda page: eyes.look(opened, page + "-sso"))
    eyes.look(opened, "account-sso")


def by_address(house, window):
    ready(house, window)
    person = invite(house)
    opened = sign_in(window(), house, person)
    house.provider.sign_on(opened, person)
    assert not is_in(opened), "the steps of the claim are left out"
    take(opened, house, person)


def again(house, window):
    person, opened = owner(house, window)
    assert house.provider.requests()[-1]["forced"] is False
    there = sign_in(window(), house, person)
    house.provider.sign_on(there, person)
    assert is_in(there), there.tell()


def same_page(house, window):
    """Whether somebody has an account is not told by where the page leads."""
    ready(house, window)
    sign_in(window(), house, f"nobody-{house.number()}@{house.provider.domain}")


def by_password(house, window):
    """Of others than the provider's people a password is asked."""
    ready(house, window)
    address = house.mail_person()
    opened = window().open(house.link(address))
    claim(opened, address)
    assert opened.all("main a[href$='/account/password']"), "the password cannot be changed"
    sign_out(opened)
    opened.open("/signin").send({"username": address})
    assert opened.all("main input[type=password]"), opened.tell()


def once_more(house, window):
    person, opened = owner(house, window)
    house.muster("provider", "again")
    opened.open("/account")
    house.provider.asks(opened)
    assert house.provider.requests()[-1]["forced"], "the provider need not ask"
    house.provider.sign_on(opened, person)
    assert is_in(opened), opened.tell()


def once_more_as_another(house, window):
    person, opened = owner(house, window)
    other, _ = owner(house, window)
    house.muster("provider", "again", person)
    house.provider.asks(opened.open("/account"))
    house.provider.sign_on(opened, other)
    refused(house, opened, "person")
    assert not is_in(opened)


def out_here(house, window):
    person, opened = owner(house, window)
    sign_out(opened)
    house.provider.wait(opened)
    assert house.provider.requests("LogoutRequest")[-1]["name"] == person, "the provider is not told"
    assert not house.provider.is_shown(opened), f"nobody comes back from there: {opened.tell()}"
    assert not is_in(opened)
    house.provider.asks(sign_in(opened, house, person))


def out_there(way):
    def body(house, window):
        person, opened = owner(house, window)
        house.provider.set(logout=way)
        opened.open(house.provider.origin).send(form="form[action='/signout']")
        house.provider.wait(opened)
        assert "signed out everywhere" in opened.text, opened.tell()
        assert house.provider.requests("LogoutResponse")[-1]["done"], "the house does not say that it is done"
        assert not is_in(opened), "still signed in here"
        house.provider.asks(sign_in(opened, house, person))
    return body


def no_reset(house, window):
    person, opened = owner(house, window)
    opened.open("/account")
    assert not opened.all("main a[href$='/account/password']"), "a password can be changed that there is not"
    before = house.texts_for(person)
    window().open("/forgot").send({"username": person})
    # What is written later has arrived, so nothing is on its way.
    house.link(house.mail_person())
    assert house.texts_for(person) == before, "a code was sent"


def by_post(house, window):
    ready(house, window)
    house.muster("provider", "set", house.provider.name, "binding", "post")
    try:
        person = invite(house)
        opened = sign_in(window(width=320), house, person)
        eyes.look(opened, "leaving", ())
        opened.send()
        house.provider.sign_on(opened, person)
        assert house.provider.requests()[-1]["binding"] == "post"
        take(opened, house, person)
    finally:
        house.muster("provider", "set", house.provider.name, "binding", "automatic")


SENTENCES = [
    ("an invited person who signs on claims an account without a password, by pages that read well for everybody",
     looked_at),
    ("the first sign-on of an invited person begins the claim", by_address),
    ("who has signed on before signs on in another browser", again),
    ("where people sign on, nobody learns who has an account", same_page),
    ("who does not sign on has a password as before", by_password),
    ("all have to sign on anew at once, and the provider asks them", once_more),
    ("nobody goes on as somebody else by signing on anew", once_more_as_another),
    ("who signs out here is signed out at the provider", out_here),
    ("who signs out at the provider is signed out here, by Redirect", out_there("redirect")),
    ("who signs out at the provider is signed out here, by POST", out_there("post")),
    ("who signs on has no password to change or to forget", no_reset),
    ("a request that is posted leaves from a page that reads well", by_post),
    ("by keyboard alone people sign on, the focus always seen", claimed(hand=Keyboard)),
    ("without JavaScript on a small screen people sign on", claimed(javascript=False, width=320)),
    ("in Urdu people sign on", claimed(language="ur")),
]
