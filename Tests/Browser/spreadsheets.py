"""People come to the organization by hand, by rows and by files, and leave it as files and letters."""
import contextlib
import csv
import io
import re
import time
import urllib.request

from selenium.common.exceptions import WebDriverException

import eyes
from claims import claim

PEOPLE = 4960
FLAWED = 40


def by_number(house, window):
    opened = house.office.open(window, "/add?way=phone", javascript=False)
    number = f"4670123{4000 + house.number()}"
    house.office.send(opened, {"phone-number": number, "first-name": "Hedy", "last-name": "Lamarr"})
    assert "Hedy Lamarr" in opened.text, opened.tell()
    assert house.link(f"+{number}"), "no text message came"


def by_pasted_rows(house, window):
    opened = house.office.open(window, "/add/many", javascript=False)
    people = [f"pasted-{house.number()}@office.example" for _ in range(50)]
    rows = [f"{address}\tPerson\tNumber {place}\tCook\tKitchen" for place, address in enumerate(people)]
    house.office.send(opened, {"rows": "\n".join(["Email\tFirst name\tLast name\tJob title\tDepartment", *rows])})
    eyes.look(opened, "panel-add-many-checked", ())
    opened.show("many")
    house.office.send(opened)
    eyes.look(opened, "panel-add-many-done", ())
    assert all(house.link(address) for address in (people[0], people[-1]))
    house.office.go(opened, "/people").show("people")


def table(house):
    """Rows of a spreadsheet; every tenth person has no mailbox, and some rows cannot be what they say."""
    lines = ["Email,Employee ID,First name,Last name,Job Title,Department"]
    for place in range(PEOPLE):
        mail = f"row-{place}@office.example" if place % 10 else ""
        lines.append(f"{mail},{10_000 + place},Person,Number {place},Cook,Kitchen {place % 7}")
    for place in range(FLAWED):
        lines.insert(1 + place * 40, [f"no-address-{place},,Wrong,Address,,", ",,Nobody,At all,,"][place % 2])
    file = house.folder / "people.csv"
    file.write_text("\n".join(lines) + "\n")
    return file


def imported(house, window):
    opened = house.office.open(window, "/import", javascript=False)
    house.office.send(opened, {"file": table(house), "invites": False})
    watch(opened, "panel-import-check")
    chips = opened.first("main .chips").text
    assert str(FLAWED) in chips, f"{FLAWED} rows cannot be taken: {chips}"
    eyes.look(opened, "panel-import-checked", ())
    house.office.send(opened)
    seen = watch(opened, "panel-import-progress")
    assert len(seen) > 1, f"the progress does not move: {seen}"
    eyes.look(opened, "panel-import-done", ())
    assert str(PEOPLE) in re.sub(r"[ ,.\u202f]", "", opened.first("main .chips").text), opened.text
    result = fetched(opened, opened.first("main a[href$='/result']").get_attribute("href"))
    assert len(result.splitlines()) == PEOPLE + FLAWED + 1, f"the result has {len(result.splitlines())} lines"


def watch(window, name):
    """How far something has come, each time the page comes anew by itself, until it is done."""
    seen, end = [], time.monotonic() + 240
    while time.monotonic() < end:
        # The page comes anew by itself: what was found may belong to the page before.
        with contextlib.suppress(WebDriverException):
            bars = window.all("main progress")
            if not bars:
                return seen
            place = bars[0].get_attribute("value")
            if place not in seen[-1:]:
                seen.append(place)
                if len(seen) == 2:
                    window.picture(name)
                    window.show("import")
        time.sleep(0.2)
    raise AssertionError(f"it does not come to its end: {seen} at {window.tell()}")


def fetched(window, address):
    """A file, as this browser would get it."""
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in window.driver.get_cookies())
    request = urllib.request.Request(address, headers={"Cookie": cookies, "Accept-Language": "en"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode("utf-8-sig")


def exported(house, window):
    office = house.office
    opened = office.open(window, "/export", javascript=False)
    office.send(opened, {"who": "invited"})
    watch(opened, "panel-export-progress")
    eyes.look(opened, "panel-export-done", ())
    link = house.message("ada@office.example", r"(http://\S+/admin/export/\S+)")
    file = opened.open(link).first("main a[href$='/file']").get_attribute("href")
    rows = list(csv.DictReader(io.StringIO(fetched(opened, file))))
    links = [value for row in rows for value in row.values() if value and "/c/" in value]
    assert len(links) >= 51, f"{len(links)} claim links in {len(rows)} rows"
    there = window(javascript=False).open(links[-1])
    assert there.all("main form"), f"the link leads nowhere: {there.tell()}"


def printed(house, window):
    office = house.office
    opened = office.open(window, "/codes", javascript=False)
    opened.press(opened.first("main a.button[href*='letters']"))
    eyes.look(opened, "panel-letters-asked", ())
    office.send(opened, {"format": "letters"})
    codes = [found.text for found in opened.all("main .code")]
    assert len(codes) > 10, opened.tell()
    with opened.copied() as other:
        # Two hundred letters differ in name and code; three of them say all there is to be seen.
        other.driver.execute_script("[...document.querySelectorAll('article')].slice(3).forEach(one => one.remove())")
        eyes.look(other, "panel-letters", ())
    opened.picture("panel-letters", 1600)
    opened.show("letters")
    there = window(javascript=False, width=320).open(office.prefix + "/work/accesscode")
    there.send({"code": codes[0]})
    claim(there, f"cook-{house.number()}")


SENTENCES = [
    ("somebody is added by number, and gets a text message", by_number),
    ("fifty people are added by rows that are pasted, and get a mail each", by_pasted_rows),
    ("a file of 5,000 rows with errors in some is imported while somebody watches", imported),
    ("claim links are exported to a file that a mail leads to", exported),
    ("letters with access codes are printed, and a code of them is good", printed),
]
