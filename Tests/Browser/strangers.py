"""Who is not let in by signing on, and who is known again."""
import eyes
from signon import invite, is_in, ready, refused, sign_in
from sso import take


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
    token = house.muster("token", "create", "--integration", "uninviting").strip()
    house.create(token=token, userName=person, emails=[{"value": person, "primary": True}])


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


SENTENCES = [
    ("who was not invited does not come in by signing on", turned_away("account", uninvited)),
    ("who is deactivated does not come in by signing on", turned_away("account", deactivated)),
    ("whom nobody knows does not come in by signing on", turned_away("account")),
    ("who signs on as somebody else than the invitation is for does not claim it", another),
    ("an address that only looks like somebody's lets nobody in", look_alikes),
    ("who has signed on once is known by the provider's name for them alone", pinned),
    ("who fails to sign on does not come in", said_no),
]
