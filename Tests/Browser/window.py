"""A browser window, and what can be seen in it."""
import base64
import json
import urllib.parse

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

import eyes
from hand import Pointer


class Window:
    def __init__(self, origin, out, javascript=True, width=1280, language="en", hand=Pointer):
        self.origin, self.out, self.javascript, self.language = origin, out, javascript, language
        options = webdriver.ChromeOptions()
        # As root Chromium has no sandbox.
        for word in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"]:
            options.add_argument(word)
        options.add_experimental_option("prefs", {
            "intl.accept_languages": language, "credentials_enable_service": False,
            "profile.managed_default_content_settings.javascript": 1 if javascript else 2,
        })
        options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
        service = webdriver.ChromeService("/usr/bin/chromedriver")
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.set_page_load_timeout(30)
        self.hand = hand(self)
        self.resize(width)

    def close(self):
        self.driver.quit()

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
    def path(self):
        return urllib.parse.urlsplit(self.driver.current_url).path

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def all(self, selector):
        return [found for found in self.driver.find_elements(By.CSS_SELECTOR, selector) if found.is_displayed()]

    def first(self, selector):
        found = self.all(selector)
        assert found, f"there is no {selector} on {self.tell()}"
        return found[0]

    def press(self, element):
        """A link or button, and then the page it leads to."""
        page = self.driver.find_element(By.TAG_NAME, "html")
        self.hand.press(element)
        WebDriverWait(self.driver, 20).until(lambda _: eyes.is_gone(page))

    def follow(self, part):
        """The link to an address that ends so."""
        self.press(self.first(f"main a[href$='{part}']"))

    def send(self, values=(), form="main form"):
        """Fills the form of the page by the kinds of its fields, and sends it; what needs a tick gets one."""
        values = dict(values)
        shown = self.first(form)
        for field in shown.find_elements(By.CSS_SELECTOR, "input, select, textarea"):
            if not field.is_displayed():
                continue
            kind, purpose = field.get_attribute("type"), field.get_attribute("autocomplete") or ""
            value = values.get(field.get_attribute("name"), values.get(purpose))
            if kind == "checkbox" and (field.get_attribute("required") or value) and not field.is_selected():
                self.hand.tick(field)
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

    def picture(self, name):
        """The whole page, also what is below the edge of the screen."""
        whole = self.command("Page.getLayoutMetrics", {})["cssContentSize"]
        taken = self.command("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": {**whole, "scale": 1}})
        (self.out / f"{name}.png").write_bytes(base64.b64decode(taken["data"]))

    def tell(self):
        """Where this is, in a line."""
        errors = "; ".join(found.text for found in self.all(".error, .summary li"))
        titles = [found.text for found in self.all("h1")]
        return f"{self.driver.current_url} “{' '.join(titles)}”" + (f" ({errors})" if errors else "")
