"""What of a provider is believed: its keys, what it encrypts, and what a test of it shows."""
import re

import eyes
from signon import is_in, ready, refused, sign_in, tried
from sso import owner


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
    ("keys of the provider follow one another, and those it does not publish are not believed", rolled_over),
    ("an encrypted assertion is read, and one in plain refused where it must be encrypted", encrypted),
    ("a test sign-on shows what was checked, and lets nobody in", tested),
]
