"""The browsers of the suite. To start one takes longer than most pages, so each is used again once it has forgotten."""
import collections
import contextlib

from selenium import webdriver
from selenium.common.exceptions import WebDriverException

# More of a kind than this do not wait for their next user.
WAITING = 4


class Browsers:
    def __init__(self, origin):
        self.origin = origin
        self.free = collections.defaultdict(list)

    def take(self, javascript):
        """One that nobody has; a new one where there is none."""
        with contextlib.suppress(IndexError):
            return self.free[javascript].pop()
        return start(javascript)

    def give_back(self, driver, javascript):
        with contextlib.suppress(WebDriverException):
            if len(self.free[javascript]) < WAITING:
                forget(driver, self.origin)
                self.free[javascript].append(driver)
                return
        driver.quit()

    def close(self):
        for driver in sum(self.free.values(), []):
            driver.quit()


def start(javascript):
    options = webdriver.ChromeOptions()
    # As root Chromium has no sandbox.
    for word in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"]:
        options.add_argument(word)
    options.add_experimental_option("prefs", {
        "credentials_enable_service": False,
        "profile.managed_default_content_settings.javascript": 1 if javascript else 2,
    })
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(60)
    return driver


def forget(driver, origin):
    """As if nobody had been here before: no page, no cookie, nothing stored, no way back."""
    driver.get("about:blank")
    for name, values in [
        ("Network.clearBrowserCookies", {}), ("Network.clearBrowserCache", {}),
        ("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"}),
        ("Page.resetNavigationHistory", {}), ("Emulation.setEmulatedMedia", {"features": []}),
    ]:
        driver.execute_cdp_cmd(name, values)
    driver.get_log("performance")
