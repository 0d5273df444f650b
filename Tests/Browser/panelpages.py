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


SENTENCES = [
    (f"the panel's pages of {name} read well for everybody", looked_at(section)) for section, name in SECTIONS.items()
]
