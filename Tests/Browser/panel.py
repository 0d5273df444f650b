"""An administrator comes to the panel: each sentence goes on where the one before it ended, and few need JavaScript."""
import eyes
from account import sign_out
from claims import claim
from hand import Keyboard
from office import invited, sign_in


def first_comes(house, window):
    opened = window(javascript=False)
    house.office.begin(opened)
    assert opened.all("nav.sections a"), opened.tell()
    opened.show("overview")


def enrolment(house, window):
    opened = window(width=320)
    address = f"grace-{house.number()}@office.example"
    claim(opened.open(house.office.invitation(address)), address)
    eyes.look(house.office.go(opened), "panel-second-factor", ())
    opened.show("second-factor")


def by_keyboard(house, window):
    opened = window(hand=Keyboard)
    address = f"grace-{house.number()}@office.example"
    phone = invited(house.office, opened, address)
    sign_out(opened)
    sign_in(house.office, opened, address, phone)
    opened.press(opened.first("nav.sections a[href$='/admin/administrators']"))
    other = f"alan-{house.number()}@office.example"
    opened.send({"address": other, "name": "Alan Turing", "role": "analyst"}, "main section form")
    assert other in opened.text or "Alan Turing" in opened.text, opened.tell()


def confirmation(house, window):
    opened = window(width=320)
    address = f"grace-{house.number()}@office.example"
    phone = invited(house.office, opened, address)
    sign_out(opened)
    sign_in(house.office, opened, address, phone, lambda: eyes.look(opened, "panel-confirm"))
    assert opened.path == house.office.prefix + "/admin", opened.tell()


def analyst(house, window):
    opened = window(javascript=False, width=320)
    invited(house.office, opened, f"alan-{house.number()}@office.example", "analyst")
    assert not house.office.go(opened, "/administrators").all("main form[method=post]"), "an analyst may invite"


def mobile_profiles(house, window):
    opened = house.office.open(window, "/settings/people", javascript=False)
    place = "main section:has(input[value=profile-creation-with-mobile-number]) "
    house.office.send(opened, form=place + "form")
    assert opened.all(place + ".badge.ok"), f"it is not on: {opened.tell()}"
    opened.show("settings")


SENTENCES = [
    ("the first administrator comes by the link that is printed, and sets up a second factor", first_comes),
    ("the page that sets up the second factor reads well for everybody", enrolment),
    ("the page that asks for the second factor reads well for everybody", confirmation),
    ("by keyboard alone an administrator comes, and invites another, the focus always seen", by_keyboard),
    ("an analyst is offered nothing that changes anything", analyst),
    ("mobile profiles are turned on", mobile_profiles),
]
