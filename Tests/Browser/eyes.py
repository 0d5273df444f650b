"""What must be true of every page, whoever looks at it."""
import importlib.util
import os
import pathlib

from selenium.common.exceptions import StaleElementReferenceException, WebDriverException

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LARGEST_PAGE = 50_000
# Colours, widths and directions of writing come from no database: on the second one a glance is enough.
CLOSELY = "MUSTER_DATABASE_URL" not in os.environ


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
    if not window.driver.execute_script("return 'axe' in window"):
        window.driver.execute_script(AXE)
    found = window.driver.execute_async_script(
        "const [rules, done] = arguments;"
        "axe.run({runOnly: rules, resultTypes: ['violations']}).then(found => done(found.violations));", RULES)
    nodes = [(flaw["id"], node) for flaw in found for node in flaw["nodes"]]
    flaws = [f"{rule}: {node['html'][:200]} {node.get('failureSummary')}" for rule, node in nodes]
    assert not flaws, f"{where}: " + "; ".join(flaws)


def check_width(window, where):
    """Nothing is wider than the screen."""
    metrics = window.command("Page.getLayoutMetrics", {})
    width = metrics["cssContentSize"]["width"]
    if width > window.width:
        wide = window.driver.execute_script(
            "const [width] = arguments; const range = document.createRange();"
            "return [...document.querySelectorAll('main, main *, header > div')].filter(found => {"
            "range.selectNodeContents(found); const place = range.getBoundingClientRect();"
            "return place.right > width || place.left < 0}).map(found => found.outerHTML.slice(0, 120))", window.width)
        assert False, f"{where} is {width} wide on a screen of {window.width}: {wide}"


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
    small = window.driver.execute_script(
        "return [...document.querySelectorAll('button, a.button, nav a, input:not([type=checkbox], [type=radio])')]"
        ".map(found => [found.outerHTML, found.getBoundingClientRect()])"
        ".filter(([_, place]) => place.width > 0 && place.height < 44).map(([html, place]) => html + place.height)")
    assert not small, f"{where}: {small}"


def look(window, name, languages=("en", "ur")):
    """The page that is shown, in light and dark, on small and large screens, and in both directions of writing.

    What is shown only once is not opened again: then languages is empty.
    """
    if not window.javascript:
        # The rules are looked at by a script.
        with window.copied() as other:
            return look(other, name, ())
    address, width = window.driver.current_url, window.width
    for language in (languages if CLOSELY else languages[:1]) or [None]:
        if language:
            window.open(window.path + "?lang=" + language)
            direction = window.driver.find_element("tag name", "html").get_attribute("dir")
            assert direction == ("rtl" if language == "ur" else "ltr")
        for size in (320, 1280) if CLOSELY else (320,):
            window.resize(size)
            check_width(window, f"{name} in {language}")
            check_targets(window, name)
            for scheme in ("light", "dark") if CLOSELY else ("light",):
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
