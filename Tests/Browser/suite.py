"""Every page, as people with other eyes, hands, screens and languages use it: prints a line for each sentence.

    suite.py BINARY FOLDER ORIGIN TOKEN OUT [WORD]

Several sentences run at once against one house. Nobody in one is anybody in another, and what a sentence changes for
all, it changes in a lane: the sentences of a lane follow one another.
"""
import concurrent.futures
import contextlib
import os
import pathlib
import sys
import threading
import traceback

from selenium.common.exceptions import WebDriverException

import account
import answers
import claims
import connecting
import neighbours
import panel
import panelpages
import spreadsheets
import sso
import start
import strangers
import trust
from browsers import Browsers
from house import House
from office import Office
from window import Window

# What one provider answers, and which of its keys are believed, is the same for all who sign on there. The panel is
# used by one administrator, in an organization of its own.
LANES = [[sso, strangers, answers, trust, neighbours], [panel, spreadsheets, connecting]]
FREE = [claims, account, start]
# What can be looked at is there once all else was done.
LAST = [panelpages]
AT_ONCE = 3
printing = threading.Lock()


def run(sentence, body, house, browsers):
    """One sentence in windows of its own; what they show when it fails is kept as pictures."""
    windows = []

    def window(**choices):
        windows.append(Window(browsers, house.out, **choices))
        return windows[-1]

    failure = None
    try:
        body(house, window)
    except Exception as error:
        failure = error
    with printing:
        print(f"FAIL  {sentence}\n{told(failure)}" if failure else f"ok    {sentence}", flush=True)
        for number, opened in enumerate(windows if failure else []):
            name = "".join(letter if letter.isalnum() else "-" for letter in sentence)[:60]
            with contextlib.suppress(WebDriverException):
                print(f"      at {opened.tell()}", flush=True)
                opened.picture(f"FAIL-{name}-{number}")
    for opened in windows:
        opened.close(is_well=not failure)
    return not failure


def told(failure):
    """Why, and where."""
    reason = "".join(traceback.format_exception_only(failure)).split("\nStacktrace:")[0].strip()
    own = [line.strip() for line in traceback.format_tb(failure.__traceback__)[1:] if "site-packages" not in line]
    lines = [reason] + own
    return "\n".join("      " + line.replace("\n", "\n      ") for line in lines)


def wanted(word):
    """What is done first and last: lists of sentences that follow one another, the long ones at the beginning."""
    lanes = [[found for suite in lane for found in chosen(suite, word)] for lane in LANES]
    return [lane for lane in lanes if lane] + alone(FREE, word), alone(LAST, word)


def alone(suites, word):
    return [[found] for suite in suites for found in chosen(suite, word)]


def chosen(suite, word):
    return [found for found in suite.SENTENCES if word in found[0] or suite.__name__ in word.split(",")]


def main():
    binary, folder, origin, token, out, word = sys.argv[1:7]
    house = House(binary, pathlib.Path(folder), origin, token, pathlib.Path(out))
    browsers = Browsers(origin)
    house.furnish()
    house.office = Office(house)
    results = []
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as workers:
        for lanes in wanted(word):
            done = workers.map(lambda lane: [run(*found, house, browsers) for found in lane], lanes)
            results += [passed for lane in done for passed in lane]
    browsers.close()
    passed, failed = results.count(True), results.count(False)
    print(f"result: passed {passed} failed {failed} skipped 0")
    # Threads of drivers that did not end hold up nobody.
    sys.stdout.flush()
    os._exit(1 if failed else 0)


main()
