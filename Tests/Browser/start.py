"""Pages that everybody sees."""
import eyes


def start_page(house, window):
    opened = window().open("/")
    eyes.look(opened, "start")


def nothing_here(house, window):
    opened = window().open("/nowhere")
    eyes.look(opened, "nowhere")


def without_scripts(house, window):
    opened = window(javascript=False, width=320).open("/")
    eyes.check_width(opened, "start")
    opened.press(opened.first("nav a[hreflang=ur]"))
    assert opened.driver.find_element("tag name", "html").get_attribute("dir") == "rtl"
    opened.open("/")
    assert opened.driver.find_element("tag name", "html").get_attribute("lang") == "ur", "the choice is not remembered"


SENTENCES = [
    ("the start page reads well for everybody", start_page),
    ("where there is nothing the page reads well for everybody", nothing_here),
    ("without JavaScript a language is chosen and kept", without_scripts),
]
