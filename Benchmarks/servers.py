"""The two servers that are measured, each a process of its own."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request


def build(root, *products):
    environment = dict(os.environ, MUSTER_BENCHMARKS="1")
    for product in products:
        subprocess.run(
            ["swift", "build", "--package-path", str(root), "-c", "release", "--product", product],
            check=True, env=environment, stdout=sys.stderr,
        )


class Server:
    """A process that is asked, and stopped at the end."""

    token = "none"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    def processor_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) / 1024


class Muster(Server):
    """The server on a folder, on a free port, with a limit of requests that no load reaches."""

    def __init__(self, root, folder, database=None, binary=None, words=()):
        self.binary = str(binary or root / ".build" / "release" / "muster")
        self.data = str(folder / "data")
        log = open(folder / "server.log", "w+b", buffering=0)
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("MUSTER_")}
        if database:
            self.environment["MUSTER_DATABASE_URL"] = database
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", self.data, "--listen", "127.0.0.1:0",
             "--public-url", "https://people.example.com", "--requests-per-second", "100000000", *words],
            stderr=log, env=self.environment, cwd=folder,
        )
        while not (port := re.search(r"port=(\d+) .*listening", (folder / "server.log").read_text())):
            if self.process.poll() is not None:
                raise SystemExit((folder / "server.log").read_text())
            time.sleep(0.002)
        self.url = f"http://127.0.0.1:{port[1]}"
        kept = folder / "token"
        if not kept.exists():
            kept.write_text(self.command("token", "create", "--integration", "benchmark").strip())
        self.token = kept.read_text()

    def command(self, *words):
        """What the operator's command prints."""
        return subprocess.run(
            [self.binary, *words, "--data", self.data], check=True, capture_output=True, text=True,
            env=self.environment).stdout

    def set(self, name, value):
        self.command("settings", "set", name, value)

    def ask(self, method, path, body=None):
        request = urllib.request.Request(self.url + "/scim/v2" + path, method=method, data=body)
        request.add_header("Authorization", f"Bearer {self.token}")
        request.add_header("Content-Type", "application/scim+json")
        return urllib.request.urlopen(request)

    def get(self, path):
        return json.load(self.ask("GET", path))

    def sample(self, load, people):
        """An answer of the kind that this load gets: status, headers and body."""
        person, name = people.read_text().split(maxsplit=2)[:2]
        found = f"/Users?filter=userName%20eq%20%22{name}%22"
        title = b'{"Operations":[{"op":"replace","path":"title","value":"%s"}]}' % load.encode()
        answer = {
            "create": lambda: self.ask("GET", f"/Users/{person}"),
            "get": lambda: self.ask("GET", f"/Users/{person}"),
            "filter": lambda: self.ask("GET", found),
            "list": lambda: self.ask("GET", "/Users?count=100"),
            "patch": lambda: self.ask("PATCH", f"/Users/{person}", title),
        }[load]()
        return (201 if load == "create" else 200), answer.headers, answer.read()


class Bare(Server):
    """A route that answers one sample to everybody."""

    def __init__(self, root, folder, sample):
        status, headers, body = sample
        kept = [f"{name}: {value}" for name, value in headers.items() if name.lower() not in ("content-length", "date")]
        (folder / "bare-headers").write_text("\n".join(kept))
        (folder / "bare-body").write_bytes(body)
        self.process = subprocess.Popen(
            [str(root / ".build" / "release" / "BareServer"), str(status), str(folder / "bare-headers"),
             str(folder / "bare-body")],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )
        self.url = f"http://127.0.0.1:{int(self.process.stdout.readline())}"
