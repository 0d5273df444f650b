"""Proves the provider with a service made of pysaml2 too: prints a line for each sentence."""
import base64
import json
import logging
import pathlib
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

from saml2.s_utils import deflate_and_base64_encode

from desk import BINDINGS
from service import Browser, Service


def set_up(browser, **settings):
    browser.open("/settings", {
        "signed": "assertion", "encrypted": "no", "name": "emailAddress", "key": "first", "published": "first",
        "logout": "redirect", **settings})


def believed(service, page, number, client=None):
    action, fields, text = page
    assert action == service.origin + "/acs", text
    outstanding = {number: "/"} if number else {}
    return (client or service.client).parse_authn_request_response(
        fields["SAMLResponse"], BINDINGS["post"], outstanding)


def signs_on(service, browser, binding, **settings):
    set_up(browser, **settings)
    number, *page = browser.request(service, binding)
    page = browser.log_in(page)
    assert page[1]["RelayState"] == "state 1", page
    response = believed(service, page, number)
    assert response.ava["mail"] == ["ada@people.example"], response.ava
    content = base64.b64decode(page[1]["SAMLResponse"]).decode()
    assert ("aes256-gcm" in content) == (settings.get("encrypted") == "yes"), content
    assert "tripledes" not in content and "xmldsig#sha1" not in content and "rsa-sha1" not in content, content
    return response


def remembers(service, browser):
    set_up(browser)
    browser.log_in(browser.request(service, "redirect")[1:])
    assert browser.request(service, "redirect")[1] == service.origin + "/acs", "it asks again"
    assert browser.request(service, "redirect", force_authn="true")[1] == "/login", "ForceAuthn is ignored"


def refuses(service, browser):
    number, message = service.client.create_authn_request(browser.provider + "/sso", sign=False)
    _, _, text = browser.open("/sso?" + urllib.parse.urlencode(
        {"SAMLRequest": deflate_and_base64_encode(str(message))}))
    assert "not signed correctly" in text, text


def begins(service, browser):
    set_up(browser)
    page = browser.log_in(browser.open("/start?" + urllib.parse.urlencode({"service": service.origin + "/metadata"})))
    assert believed(service, page, None).in_response_to is None


def rolls_over(service, browser):
    set_up(browser)
    before = service.client
    for settings in [{"published": "both"}, {"published": "both", "key": "second"},
                     {"published": "second", "key": "second"}]:
        signs_on(service, Browser(browser.provider), "redirect", **settings)
    number, *page = Browser(browser.provider).request(service, "redirect")
    page = browser.log_in(page)
    try:
        believed(service, page, number, before)
    except Exception:
        return
    raise AssertionError("the new key is believed by who knows only the old one")


def signs_out_there(service, browser, binding):
    response = signs_on(service, browser, "redirect", logout=binding)
    client = service.client
    _, message = client.create_logout_request(
        browser.provider + "/slo", client.config.entityid, name_id=response.name_id,
        session_indexes=[response.session_info()["session_index"]], sign=binding == "post")
    action, fields, text = browser.carry(client, binding, message, "/slo", False)
    assert action and action.startswith(service.origin + "/slo"), text
    assert browser.request(service, "redirect")[1] == "/login", "still signed on"


def signs_out_here(service, browser, binding):
    response = signs_on(service, browser, "redirect", logout=binding)
    action, fields, text = browser.open("/signout", {})
    fields = fields or dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(action).query))
    client = service.client
    request = client.parse_logout_request(
        fields["SAMLRequest"], BINDINGS[binding], fields.get("RelayState"), fields.get("SigAlg"),
        fields.get("Signature")).message
    assert request.name_id.text == response.name_id.text
    assert request.session_index[0].text == response.session_info()["session_index"]
    answer = client.create_logout_response(request, [BINDINGS[binding]], sign=binding == "post")
    _, _, text = browser.carry(client, binding, answer, "/slo", True)
    assert "signed out everywhere" in text, text


def names_its_state(service, browser):
    tag = urllib.request.urlopen(browser.provider + "/metadata").headers["ETag"]
    try:
        urllib.request.urlopen(urllib.request.Request(browser.provider + "/metadata", headers={"If-None-Match": tag}))
        raise AssertionError("the same metadata is sent once more")
    except urllib.error.HTTPError as error:
        assert error.code == 304
    set_up(browser, published="both")
    assert urllib.request.urlopen(browser.provider + "/metadata").headers["ETag"] != tag
    assert any(seen["kind"] == "AuthnRequest" and seen["forced"] for seen in json.loads(browser.open("/seen")[2]))


WAYS = [
    {"signed": "assertion"}, {"signed": "response"}, {"signed": "both"}, {"signed": "assertion", "encrypted": "yes"},
    {"signed": "both", "encrypted": "yes"}, {"signed": "response", "encrypted": "yes", "name": "persistent"},
]


def by(binding, body, **settings):
    return lambda service, browser: body(service, browser, binding, **settings)


SENTENCES = [
    (f"an answer to a request by {binding}: {settings}", by(binding, signs_on, **settings))
    for binding in BINDINGS for settings in WAYS
] + [
    ("whoever is signed on is not asked again, but by ForceAuthn", remembers),
    ("an unsigned request is refused", refuses),
    ("an answer to no request", begins),
    ("another key, believed once it is published", rolls_over),
    ("metadata has an ETag", names_its_state),
] + [
    (f"signing out {way} by {binding}", by(binding, body))
    for binding in BINDINGS for way, body in [("there", signs_out_there), ("here", signs_out_here)]
]


def main():
    # pysaml2 tells at length what it refuses.
    logging.disable()
    here, failed = pathlib.Path(__file__).parent, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        provider = subprocess.Popen(
            [sys.executable, here / "provider.py", "--listen", "127.0.0.1:0", "--folder", folder, "--with-input"],
            stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        origin = provider.stdout.readline().strip()
        service = Service(folder, origin)
        for sentence, body in SENTENCES:
            try:
                body(service, Browser(origin))
                print("ok   ", sentence, flush=True)
            except Exception as error:
                failed += 1
                print("FAIL ", sentence, "\n      ", f"{error!r}"[:1500], flush=True)
        provider.stdin.close()
        provider.wait()
    sys.exit(1 if failed else 0)


main()
