"""Two ways to use a page: with a pointer, and with nothing but a keyboard."""
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

import eyes


class Pointer:
    def __init__(self, window):
        self.window = window

    def fill(self, field, value):
        field.clear()
        # What has tabs is pasted: typed, they would lead to other fields.
        if "\t" in value:
            field.click()
            self.window.command("Input.insertText", {"text": value})
        else:
            field.send_keys(value)

    def tick(self, box):
        box.click()

    def choose(self, button):
        button.click()

    def select(self, field, value):
        Select(field).select_by_value(value)

    def press(self, element):
        element.click()


class Keyboard:
    """Goes from place to place by Tab, and sees at each where it is."""

    def __init__(self, window):
        self.window = window

    def type(self, *keys):
        ActionChains(self.window.driver).send_keys(*keys).perform()

    def reach(self, element):
        seen = []
        while len(seen) < 60:
            focused = self.window.driver.switch_to.active_element
            if focused == element:
                return
            self.type(Keys.TAB)
            focused = self.window.driver.switch_to.active_element
            if focused.tag_name not in ("body", "html"):
                eyes.check_focus(self.window, focused)
            seen.append(focused.tag_name)
        html = element.get_attribute("outerHTML")
        raise AssertionError(f"Tab does not lead to {html} on {self.window.tell()}: {seen}")

    def fill(self, field, value):
        # Whoever comes by Tab finds everything selected, and types over it.
        self.reach(field)
        self.type(value)

    def tick(self, box):
        self.reach(box)
        self.type(Keys.SPACE)

    def choose(self, button):
        """Tab leads to the one of the group that is chosen; arrows lead to the others."""
        group = self.window.all(f"input[type=radio][name='{button.get_attribute('name')}']")
        self.reach(next((other for other in group if other.is_selected()), group[0]))
        for _ in group:
            if not button.is_selected():
                self.type(Keys.ARROW_DOWN)

    def select(self, field, value):
        self.reach(field)
        self.type(Keys.HOME)
        for _ in Select(field).options:
            if field.get_attribute("value") != value:
                self.type(Keys.ARROW_DOWN)

    def press(self, element):
        self.reach(element)
        self.type(Keys.ENTER)
