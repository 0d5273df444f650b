"""A provisioning client with one connection that waits for each answer, and checks it."""

import http.client
import json
import time


class Client:
    def __init__(self, server):
        self.connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=60)
        self.headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/scim+json"}

    def ask(self, method, path, body=None):
        """The seconds that it took, the status and the body."""
        began = time.perf_counter()
        self.connection.request(method, "/scim/v2" + path, body, self.headers)
        answer = self.connection.getresponse()
        content = answer.read()
        return time.perf_counter() - began, answer.status, content

    def each(self, method, paths, bodies, expected, count=1):
        """The time of each request; `expected` is in each answer so many times at least."""
        times = []
        for number, path in enumerate(paths):
            body = json.dumps(bodies[number]).encode() if bodies else None
            spent, status, content = self.ask(method, path, body)
            if status not in (200, 204) or content.count(expected) < count:
                raise SystemExit(f"{method} {path}: not the right answer: {status} {content[:1000]}")
            times.append(spent)
        return times

    def times(self, method, path, count, expected):
        return self.each(method, [path] * count, None, expected)

    def patches(self, path, bodies):
        """Of a group that is too large to be answered: 204, and another version each time."""
        return self.each("PATCH", [path] * len(bodies), bodies, b"")

    def walk(self, path, size, pages):
        """The time of each page; nobody comes twice."""
        times, seen, cursor = [], set(), ""
        for _ in range(pages):
            spent, _, content = self.ask("GET", f"{path}&count={size}&cursor={cursor}")
            page = json.loads(content)
            seen.update(person["id"] for person in page["Resources"])
            cursor = page.get("nextCursor", "")
            times.append(spent)
        if len(seen) != size * pages:
            raise SystemExit(f"{path}: {len(seen)} people on {pages} pages of {size}")
        return times
