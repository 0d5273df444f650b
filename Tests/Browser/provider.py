"""The identity provider that people of the suite sign on at, its pages, and what it was asked."""
import json
import time
import urllib.parse
import urllib.request

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By

USUAL = {
    "signed": "assertion", "encrypted": "no", "name": "emailAddress", "key": "first", "published": "first",
    "logout": "redirect",
}


class Provider:
    def __init__(self, origin, name, domain):
        self.origin, self.name, self.domain = origin, name, domain
        self.metadata = origin + "/metadata"

    def set(self, **settings):
        """Answers so from now on, and in all else as usual."""
        words = urllib.parse.urlencode({**USUAL, **settings}).encode()
        with urllib.request.urlopen(self.origin + "/settings", words, timeout=20):
            pass

    @property
    def seen(self):
        with urllib.request.urlopen(self.origin + "/seen", timeout=20) as answer:
            return json.load(answer)

    def requests(self, kind="AuthnRequest"):
        return [seen for seen in self.seen if seen["kind"] == kind]

    # --- In a browser -------------------------------------------------------------------------------------------

    def is_shown(self, window):
        return window.driver.current_url.startswith(self.origin)

    def wait(self, window):
        """Until a page of the provider or of the house is there that does not go on by itself."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                if self.stands(window):
                    return window
            except (NoSuchElementException, StaleElementReferenceException):
                pass
            time.sleep(0.05)
        raise AssertionError(f"it does not go on at {window.tell()}")

    def stands(self, window):
        title = window.driver.find_element(By.TAG_NAME, "h1").text
        if self.is_shown(window):
            return not window.javascript or title != "One moment"
        links = window.driver.find_elements(By.CSS_SELECTOR, "main a.button")
        return not any(link.get_attribute("href").startswith(self.origin) for link in links)

    def asks(self, window):
        """The page where people sign on, and no password of the house before it."""
        self.wait(window)
        assert self.is_shown(window) and window.all("main input[name=user]"), f"nobody asks at {window.tell()}"
        return window

    def sign_on(self, window, user, mail=""):
        """Signs on there, and is back in the house."""
        self.answer(window, user, mail)
        if not window.javascript:
            window.send()
        return self.wait(window)

    def answer(self, window, user, mail=""):
        """Signs on there; without JavaScript the answer waits on the page."""
        self.asks(window).send({"user": user, "mail": mail})
        if window.javascript:
            self.wait(window)

    def held(self, window):
        """The answer on the page: where it goes, and its fields."""
        form = window.driver.find_element(By.CSS_SELECTOR, "main form")
        fields = form.find_elements(By.CSS_SELECTOR, "input[type=hidden]")
        return form.get_attribute("action"), {
            field.get_attribute("name"): field.get_attribute("value") for field in fields}
