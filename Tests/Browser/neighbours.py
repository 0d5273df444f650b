"""Two organizations in one house, whose people sign on at one provider."""
import eyes
from answers import held, post
from claims import claim
from signon import ready, tried
from sso import owner, take

PREFIX, PLACE, DOMAIN = "/o/harbour", ("--organization", "harbour"), "harbour.example"


def furnish(house, window):
    """An organization that nobody is in but somebody with an access code; its people are made by signing on."""
    house.provider.set()
    house.muster("organization", "create", "harbour")
    token = house.muster("token", "create", "--integration", "harbour", *PLACE).strip()
    house.scim("POST", "/Users", {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "keeper"}, PREFIX, token)
    code = house.code_on_paper("keeper", *PLACE)
    opened = window().open(PREFIX + "/work/accesscode")
    opened.send({"code": code})
    claim(opened, "keeper")
    house.verify_domain(DOMAIN, *PLACE)
    house.muster("provider", "add", house.provider.name, "--metadata-url", house.provider.metadata, *PLACE)
    assert "can be used" in tried(house, window, *PLACE).text
    house.muster("provider", "set", house.provider.name, "just-in-time", "on", *PLACE)
    house.muster("settings", "set", "single-sign-on", "on", *PLACE)


def apart(house, window):
    ready(house, window)
    furnish(house, window)
    person = f"grace-{house.number()}@{DOMAIN}"
    opened = window(width=320).open(PREFIX + "/signin")
    opened.send({"username": person})
    house.provider.sign_on(opened, person)
    take(opened, house, person)
    assert opened.path == PREFIX + "/account" and person in opened.text, opened.tell()
    eyes.look(opened, "account-harbour", ())
    assert house.provider.requests()[-1]["service"] == house.origin + PREFIX + "/saml/metadata"
    # An answer for the one is none for the other, with the provider the same and the question open.
    other, _ = owner(house, window)
    _, fields = held(house, window, other)
    status, place, _ = post(house, fields, prefix=PREFIX)
    assert status == 403 and not place, f"{status} {place}"
    # And nobody of the one signs on at the other.
    opened = window().open("/signin")
    opened.send({"username": person})
    assert opened.all("main input[type=password]"), "a domain of another organization leads to the provider"


SENTENCES = [
    ("each organization has its own people, questions and answers, with one provider for both", apart),
]
