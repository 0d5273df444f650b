"""HTTP, as little as the provider needs of it."""
import http.cookies
import http.server
import urllib.parse

import pages
from desk import Unwanted

COOKIE = "provider"
LARGEST_FORM = 1_000_000


class Door(http.server.BaseHTTPRequestHandler):
    """- pages: by each path the name of a method, which is called with the binding and the fields."""
    pages = {}
    posted = ()

    def do_GET(self):
        path, _, query = self.path.partition("?")
        self.answer(path, "redirect", query)

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        if length > LARGEST_FORM:
            return self.send(413, pages.told("Too long", "Nothing that long is read."))
        self.answer(self.path.partition("?")[0], "post", self.rfile.read(length).decode())

    def answer(self, path, binding, words):
        if path not in self.pages or (path in self.posted and binding != "post"):
            return self.send(404, pages.told("Nothing here", "There is no such page."))
        try:
            getattr(self, self.pages[path])(binding, dict(urllib.parse.parse_qsl(words, keep_blank_values=True)))
        except (Unwanted, ValueError) as error:
            self.refused(error)
            self.send(400, pages.told("This cannot be done", str(error)))

    @property
    def cookie(self):
        found = http.cookies.SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        return found.value if found else ""

    def go(self, address):
        self.send(303, b"", {"Location": address})

    def send(self, status, content, headers=None):
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store",
                            "Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words):
        pass
