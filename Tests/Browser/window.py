"""A browser window, and what can be seen in it."""
import base64
import contextlib
import itertools
import json
import urllib.parse

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

import eyes
from hand import Pointer

# Asked all at once: each question to the browser takes longer than its answer.
SEEN = "const seen = found => found.checkVisibility({visibilityProperty: true}) && found.getClientRects().length > 0;"
ALL = SEEN + "return [...document.querySelectorAll(arguments[0])].filter(seen);"
FIELDS = SEEN + """
    return [...arguments[0].querySelectorAll("input, select, textarea")].filter(seen).map(field =>
        [field, field.type, [field.name, field.autocomplete], field.required, field.checked]);"""
addresses = itertools.count(1)


class Window:
    def __init__(self, browsers, out, javascript=True, width=1280, language="en", hand=Pointer):
        self.browsers, self.out, self.javascript, self.language = browsers, out, javascript, language
        self.origin = browsers.origin
        self.driver = browsers.take(javascript)
        # Each comes from an address of its own, as people do.
        number = next(addresses)
        self.command("Network.setExtraHTTPHeaders", {"headers": {
            "Accept-Language": language, "X-Forwarded-For": f"10.0.{number // 256}.{number % 256}"}})
        self.hand = hand(self)
        self.resize(width)

    def close(self, is_well=True):
        if is_well:
            self.browsers.give_back(self.driver, self.javascript)
        else:
            self.driver.quit()

    @contextlib.contextmanager
    def copied(self):
        """The page as it is here, where scripts may run."""
        other = Window(self.browsers, self.out, width=self.width, language=self.language)
        other.open("/nowhere")
        other.driver.execute_script(
            "document.open(); document.write(arguments[0]); document.close();", self.driver.page_source)
        WebDriverWait(other.driver, 20, poll_frequency=0.05).until(lambda _: other.is_whole)
        yield other
        other.close()

    def forget(self):
        """As if nobody had been here before."""
        self.command("Network.clearBrowserCookies", {})
        return self

    def resize(self, width):
        self.width = width
        self.command("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 640 if width < 640 else 800, "deviceScaleFactor": 1, "mobile": width < 640})

    def light(self, scheme):
        self.command("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def command(self, name, values):
        return self.driver.execute_cdp_cmd(name, values)

    def open(self, address):
        self.driver.get(urllib.parse.urljoin(self.origin, address))
        return self

    @property
    def is_whole(self):
        return self.driver.execute_script("return document.readyState") == "complete"

    @property
    def path(self):
        return urllib.parse.urlsplit(self.driver.current_url).path

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def all(self, selector):
        """What of it can be seen."""
        return self.driver.execute_script(ALL, selector)

    def first(self, selector):
        found = self.all(selector)
        assert found, f"there is no {selector} on {self.tell()}"
        return found[0]

    def press(self, element):
        """A link or button, and then the page it leads to."""
        page = self.driver.find_element(By.TAG_NAME, "html")
        self.hand.press(element)
        WebDriverWait(self.driver, 20, poll_frequency=0.05).until(lambda _: eyes.is_gone(page) and self.is_whole)

    def follow(self, part):
        """The link to an address that ends so."""
        self.press(self.first(f"main a[href$='{part}']"))

    def send(self, values=(), form="main form"):
        """Fills the form of the page by the kinds of its fields, and sends it; what needs a tick gets one."""
        values = dict(values)
        shown = self.first(form)
        for field, kind, names, is_wanted, is_ticked in self.driver.execute_script(FIELDS, shown):
            value = next((values[name] for name in names if name in values), None)
            if kind == "checkbox":
                if (is_wanted or value) and not is_ticked or value is False and is_ticked:
                    self.hand.tick(field)
            elif kind == "radio" and field.get_attribute("value") == value and not field.is_selected():
                self.hand.choose(field)
            elif kind == "select-one" and value is not None:
                self.hand.select(field, value)
            elif kind == "file" and value is not None:
                field.send_keys(str(value))
            elif kind not in ("checkbox", "radio", "file") and value is not None:
                self.hand.fill(field, value)
        buttons = shown.find_elements(By.CSS_SELECTOR, "button")
        self.press(next((found for found in buttons if "second" not in found.get_attribute("class")), buttons[0]))

    def weigh(self):
        """Opens this page as for the first time: how many bytes came."""
        self.command("Network.enable", {})
        self.command("Network.clearBrowserCache", {})
        self.driver.get_log("performance")
        self.driver.refresh()
        entries = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return sum(entry["params"]["encodedDataLength"] for entry in entries
                   if entry["method"] == "Network.loadingFinished")

    def picture(self, name, height=None):
        """The whole page, also what is below the edge of the screen, unless a height is given."""
        whole = self.command("Page.getLayoutMetrics", {})["cssContentSize"]
        clip = {**whole, "height": min(whole["height"], height or whole["height"]), "scale": 1}
        taken = self.command("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
        file = self.out / f"{name}.png"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(base64.b64decode(taken["data"]))
        return file

    def show(self, name):
        """Takes a picture for Docs/Guides/Pictures, from where it is copied: out/browser/guide."""
        width = self.width
        self.resize(1040)
        size = self.picture(f"guide/{name}", 430).stat().st_size
        self.resize(width)
        assert size < 60_000, f"the picture {name} has {size} bytes"

    def tell(self):
        """Where this is, in a line."""
        errors = "; ".join(found.text for found in self.all(".error, .summary li"))
        titles = [found.text for found in self.all("h1")]
        return f"{self.driver.current_url} “{' '.join(titles)}”" + (f" ({errors})" if errors else "")
