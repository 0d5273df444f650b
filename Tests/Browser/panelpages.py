"""Every page of the panel that a link leads to reads well for everybody, whoever made it."""
import re

import eyes

SECTIONS = {
    "": "overview", "/people": "people", "/codes": "codes and letters", "/groups": "groups",
    "/integrations": "provisioning", "/sign-in": "sign-in", "/outbox": "messages", "/settings": "settings",
    "/administrators": "administrators",
}
# What a link gives to keep is no page.
FILES = re.compile(r"/(template|result|file)$")
NAME = re.compile(r"^(?=.*\d)[0-9A-Za-z-]{6,}$|^\d+$|\.")


def kind(path):
    """Pages that differ in what they are about alone are one."""
    return "-".join("one" if NAME.search(part) else part for part in path.split("/") if part) or "overview"


def looked_at(section):
    def body(house, window):
        office = house.office
        home = office.prefix + "/admin"
        opened, seen, waiting = office.open(window, section), set(), [home + section]
        while waiting:
            path = waiting.pop(0)
            page = kind(path.removeprefix(home))
            if page in seen:
                continue
            seen.add(page)
            opened.open(path)
            current = [found.get_attribute("href") for found in opened.all("nav.sections a[aria-current]")]
            if opened.path != path or not any(found.endswith(home + section) for found in current):
                continue
            links = opened.driver.execute_script(
                "return [...document.querySelectorAll('main a[href]:not([download])')].map(found => found.pathname)")
            waiting += [link for link in links if link.startswith(home + "/") and not FILES.search(link)]
            eyes.look(opened, "panel-" + page)
    return body


def without_address(house, window):
    """Somebody who is handed a code, and what is asked before it is replaced, and before the person is shut out."""
    office, number = house.office, f"H{house.number()}"
    words = ("--employee-id", number, "--first-name", "Hedy", "--last-name", "Lamarr")
    house.muster("accounts", "add", *words, *office.place)
    opened = office.open(window, f"/people?kind=emailless&q={number}")
    opened.press(opened.first("main .rows a[href*='/people/']"))
    eyes.look(opened, "panel-person-without-address")
    links = [found.get_attribute("href") for found in opened.all("main .actions a.button")]
    asked = [link for link in links if re.search(r"/(access-code|address|unclaim|deactivate|delete)$", link)]
    assert len(asked) >= 4, f"little is asked first: {links}"
    for link in asked:
        eyes.look(opened.open(link), "panel-ask-" + link.rsplit("/", 1)[1])


SENTENCES = [
    ("somebody without address, and what is asked first, reads well for everybody", without_address),
] + [
    (f"the panel's pages of {name} read well for everybody", looked_at(section)) for section, name in SECTIONS.items()
]
