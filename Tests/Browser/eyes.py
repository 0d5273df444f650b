"""What must be true of every page, whoever looks at it."""
import importlib.util
import pathlib

from selenium.common.exceptions import StaleElementReferenceException, WebDriverException

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LARGEST_PAGE = 50_000


def is_gone(element):
    try:
        element.is_enabled()
        return False
    except (StaleElementReferenceException, WebDriverException):
        return True


def axe():
    # Found without importing: the package wants a browser of its own kind.
    package = importlib.util.find_spec("axe_playwright_python")
    return pathlib.Path(package.submodule_search_locations[0], "axe.min.js").read_text()


AXE = axe()


def check_rules(window, where):
    """axe-core finds nothing wrong."""
    window.driver.execute_script(AXE)
    found = window.driver.execute_async_script(
        "const [rules, done] = arguments; axe.run({runOnly: rules}).then(found => done(found.violations));", RULES)
    nodes = [(flaw["id"], node) for flaw in found for node in flaw["nodes"]]
    flaws = [f"{rule}: {node['html'][:200]} {node.get('failureSummary')}" for rule, node in nodes]
    assert not flaws, f"{where}: " + "; ".join(flaws)


def check_width(window, where):
    """Nothing is wider than the screen."""
    metrics = window.command("Page.getLayoutMetrics", {})
    width = metrics["cssContentSize"]["width"]
    assert width <= window.width, f"{where} is {width} wide on a screen of {window.width}"


def check_focus(window, element):
    """Whoever goes by keyboard sees where."""
    html, width = element.get_attribute("outerHTML"), element.value_of_css_property("outline-width")
    is_drawn = element.value_of_css_property("outline-style") != "none"
    assert is_drawn and float(width.removesuffix("px")) >= 2, f"no focus is seen: {html}"
    place, metrics = element.rect, window.command("Page.getLayoutMetrics", {})["cssVisualViewport"]
    top = place["y"] - metrics["pageY"]
    assert -1 <= top < metrics["clientHeight"], f"the focus is off the screen: {html}"


def check_targets(window, where):
    """A thumb can press what is to be pressed (WCAG 2.2 §2.5.8 wants 24 pixels, we want 44)."""
    for element in window.all("button, a.button, nav a, input:not([type=checkbox], [type=radio])"):
        size = element.size
        assert size["height"] >= 44 or size["width"] == 0, f"{where}: {element.get_attribute('outerHTML')} is {size}"


def look(window, name, languages=("en", "ur")):
    """The page that is shown, in light and dark, on small and large screens, and in both directions of writing.

    What is shown only once is not opened again: then languages is empty.
    """
    address, width = window.driver.current_url, window.width
    for language in languages or [None]:
        if language:
            window.open(window.path + "?lang=" + language)
            direction = window.driver.find_element("tag name", "html").get_attribute("dir")
            assert direction == ("rtl" if language == "ur" else "ltr")
        for size in (320, 1280):
            window.resize(size)
            check_width(window, f"{name} in {language}")
            check_targets(window, name)
            for scheme in ("light", "dark"):
                window.light(scheme)
                check_rules(window, f"{name} in {language}, {scheme}, {size}")
                window.picture("-".join([name, language or window.language, scheme, str(size)]))
    window.light("light")
    window.resize(width)
    if languages:
        window.open(window.path + "?lang=" + window.language)
        weight = window.weigh()
        assert 0 < weight <= LARGEST_PAGE, f"{name} weighs {weight} bytes"
        if window.driver.current_url != address:
            window.open(address)
