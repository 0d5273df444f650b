"""The identity provider is connected in the panel, to bring people and to let them sign on."""
import re

import eyes


def pushed(house, window):
    """An integration is made by hand, and used by a program."""
    office = house.office
    opened = office.open(window, "/integrations", javascript=False)
    office.send(opened, {"name": "Okta", "preset": "okta"})
    page = opened.path
    opened.follow("/token")
    eyes.look(opened, "panel-token-new", ())
    office.send(opened)
    token = opened.first(".shown-code").text.strip()
    eyes.look(opened, "panel-token-shown", ())
    name = f"mary-{house.number()}@office.example"
    made = office.scim("POST", "/Users", {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": name, "title": "Driver",
        "name": {"givenName": "Mary", "familyName": "Somerville"}, "emails": [{"value": name, "primary": True}]}, token)
    office.scim("PATCH", f"/Users/{made['id']}", {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        "Operations": [{"op": "replace", "path": "title", "value": "Dispatcher"}]}, token)
    opened.open(page).show("integration")
    opened.follow("/test")
    opened.send()
    assert "200" in opened.first("main section .note").text, opened.tell()
    eyes.look(opened, "panel-test", ())
    opened.open(office.prefix + "/admin/log")
    opened.press(opened.first("main tbody tr:first-child th a"))
    opened.show("log")
    assert "Driver" in opened.text and "Dispatcher" in opened.text, f"the change is not seen: {opened.text}"


def provider_set_up(house, window):
    """Single sign-on, as far as the test that shows that it would work."""
    office, provider = house.office, house.other_provider
    provider.set()
    opened = office.open(window, "/domains", javascript=False)
    office.send(opened, {"domain": provider.domain})
    opened.send({"mailbox": "postmaster"}, "main form:has([name=mailbox])")
    code = house.message(f"postmaster@{provider.domain}", r"\b(\d{4} ?\d{4})\b").replace(" ", "")
    office.send(opened, {"code": code}, "main form:has([name=code])")
    office.go(opened, "/sign-in/add")
    form = "main form:has(input[value=address])"
    office.send(opened, {"address-name": provider.name, "address-url": provider.metadata}, form)
    page = opened.path
    assert re.search(r"/sign-in/\d+$", page), opened.tell()
    # The first one answers for every domain that is proven.
    assert provider.domain in opened.text, f"it does not answer for {provider.domain}: {opened.tell()}"
    office.send(opened, form="main form[action$='/test']")
    opened.send()
    provider.sign_on(opened, f"administrator@{provider.domain}")
    assert opened.all("h1")[0].text == f"{provider.name} can be used", opened.tell()
    opened.show("test")
    assert opened.open(page).all("main .badge.ok"), opened.tell()


SENTENCES = [
    ("an integration is made, and what it pushes is seen in the log with what was changed", pushed),
    ("a provider is set up in the panel, and tested", provider_set_up),
]
