"""Signing in and out, getting back in, and one's own account."""
import eyes
from claims import PASSWORD, claim
from hand import Keyboard

OTHER = "slow-herons-read-7-letters"


def owner(house, window, **choices):
    address = house.mail_person()
    opened = window(**choices).open(house.link(address))
    claim(opened, address)
    return address, opened


def sign_in(window, person, password=PASSWORD, look=False):
    window.open("/signin")
    if look:
        eyes.look(window, "signin")
    window.send({"username": person})
    assert window.all("main input[type=password]"), f"no password is asked for at {window.tell()}"
    if look:
        eyes.look(window, "signin-password", ())
    window.send({"current-password": password})


def sign_out(window):
    window.send(form="form[action$='/signout']")


def in_and_out(house, window):
    address, opened = owner(house, window)
    sign_out(opened)
    assert not opened.open("/account").path.endswith("/account"), "still signed in"
    sign_in(opened, address, "wrong-" + PASSWORD)
    assert not opened.path.endswith("/account"), "a wrong password signs in"
    eyes.look(opened, "signin-wrong", ())
    sign_in(opened, address, look=True)
    assert opened.path.endswith("/account"), opened.tell()


def by_keyboard(house, window):
    address, opened = owner(house, window, hand=Keyboard)
    sign_out(opened)
    sign_in(opened, address)
    assert opened.path.endswith("/account"), opened.tell()


def without_scripts(house, window):
    address, opened = owner(house, window, javascript=False, width=320)
    sign_out(opened)
    sign_in(opened, address)
    assert opened.path.endswith("/account"), opened.tell()


def forgotten(house, window):
    address, _ = owner(house, window)
    opened = window(width=320).open("/forgot")
    eyes.look(opened, "forgot")
    opened.send({"username": address})
    eyes.look(opened, "forgot-code", ())
    opened.send({"code": "000000"})
    eyes.look(opened, "forgot-wrong", ())
    opened.send({"code": house.code(address)})
    claim(opened, address, lambda page, once: eyes.look(opened, "forgot-" + page), OTHER)
    sign_out(opened)
    sign_in(opened, address, OTHER)
    assert opened.path.endswith("/account"), opened.tell()
    assert house.message(address, "(password)"), "nobody was told"


def recovered(house, window):
    number = house.phone_person()
    opened = window(width=320).open(house.link(number))
    (code, *_) = claim(opened, number)
    sign_out(opened)
    opened.open("/forgot").send({"username": number})
    eyes.look(opened, "forgot-recovery-code", ())
    opened.send({"code": code})
    claim(opened, number, password=OTHER)
    sign_out(opened)
    sign_in(opened, number, OTHER)
    assert opened.path.endswith("/account"), opened.tell()


def elsewhere(house, window):
    address, here = owner(house, window)
    there = window(width=320)
    sign_in(there, address)
    here.open("/account").follow("/account/sessions")
    eyes.look(here, "account-sessions")
    here.send(form="main form:has(input[value=others])")
    assert not there.open("/account").path.endswith("/account"), "the other browser is still signed in"
    assert here.open("/account").path.endswith("/account"), "this browser is signed out too"


def new_password(house, window):
    address, opened = owner(house, window)
    opened.follow("/account/password")
    eyes.look(opened, "account-password")
    opened.send({"current-password": "wrong", "new-password": OTHER})
    eyes.look(opened, "account-password-wrong", ())
    opened.open("/account/password").send({"current-password": PASSWORD, "new-password": OTHER})
    there = window()
    sign_in(there, address, PASSWORD)
    assert not there.path.endswith("/account"), "the old password signs in"
    sign_in(there, address, OTHER)
    assert there.path.endswith("/account"), there.tell()


def other_pages(house, window):
    _, opened = owner(house, window)
    for part in ["address", "recovery-code", "picture"]:
        opened.open("/account")
        if opened.all(f"main a[href$='/account/{part}']"):
            opened.follow(f"/account/{part}")
            eyes.look(opened, f"account-{part}")


SENTENCES = [
    ("who signs out is out, who signs in is in, and a wrong password is neither", in_and_out),
    ("by keyboard alone people sign in and out", by_keyboard),
    ("without JavaScript on a small screen people sign in and out", without_scripts),
    ("a code from a message lets choose a new password", forgotten),
    ("a recovery code lets choose a new password", recovered),
    ("what other browsers are signed in is seen and ended", elsewhere),
    ("a password is changed by who knows it", new_password),
    ("the other pages of an account read well for everybody", other_pages),
]
