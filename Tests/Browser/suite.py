"""Every page, as people with other eyes, hands, screens and languages use it: prints a line for each sentence.

    suite.py BINARY FOLDER ORIGIN TOKEN OUT [WORD]
"""
import os
import pathlib
import sys
import traceback

import account
import answers
import claims
import neighbours
import sso
import start
import strangers
import trust
from house import House
from window import Window

SUITES = [start, claims, account, sso, strangers, answers, trust, neighbours]


def run(sentence, body, house):
    """One sentence in a browser of its own; what it shows when it fails is kept as a picture."""
    windows = []

    def window(**choices):
        windows.append(Window(house.origin, house.out, **choices))
        return windows[-1]

    try:
        body(house, window)
        print(f"ok    {sentence}", flush=True)
        return True
    except Exception as error:
        reason = "".join(traceback.format_exception_only(error)).split("\nStacktrace:")[0].strip()
        print(f"FAIL  {sentence}\n      {reason}", flush=True)
        for line in traceback.format_tb(error.__traceback__)[1:]:
            print("      " + line.strip().replace("\n", "\n      "))
        for number, opened in enumerate(windows):
            name = "".join(letter if letter.isalnum() else "-" for letter in sentence)[:60]
            print(f"      at {opened.tell()}", flush=True)
            opened.picture(f"FAIL-{name}-{number}")
        return False
    finally:
        for opened in windows:
            opened.close()


def main():
    binary, folder, origin, token, out, word = sys.argv[1:7]
    house = House(binary, pathlib.Path(folder), origin, token, pathlib.Path(out))
    house.furnish()
    wanted = [found for suite in SUITES for found in suite.SENTENCES if word in found[0] or word == suite.__name__]
    results = [run(sentence, body, house) for sentence, body in wanted]
    passed, failed = results.count(True), results.count(False)
    print(f"result: passed {passed} failed {failed} skipped 0")
    # Threads of drivers that did not end hold up nobody.
    sys.stdout.flush()
    os._exit(1 if failed else 0)


main()
