"""A server with metadata for tests: prints its port, then the fields of each request as a line of JSON.

Its pages are the tests' cases; `tls=CERTIFICATE` makes it speak TLS.
"""
import http.server
import json
import ssl
import sys
import threading
import time

printing = threading.Lock()
options = dict(word.split("=", 1) for word in sys.argv[1:])
metadata = b"<EntityDescriptor/>"


class Door(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        told = {"path": self.path, "headers": {name.lower(): value for name, value in self.headers.items()}}
        with printing:
            print(json.dumps(told), flush=True)
        path, _, query = self.path.partition("?")
        try:
            getattr(self, "at_" + path[1:])(query)
        except OSError:
            pass  # Whoever asked has gone.

    def give(self, status, body=b"", **fields):
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def at_plain(self, query):
        self.give(200, metadata)

    def at_tagged(self, query):
        if self.headers["If-None-Match"] == '"one"':
            self.give(304)
        else:
            self.give(200, metadata, ETag='"one"', Last_Modified="Sat, 21 Nov 2026 10:00:00 GMT")

    def at_dated(self, query):
        date = "Sat, 21 Nov 2026 10:00:00 GMT"
        if self.headers["If-Modified-Since"] == date:
            self.give(304)
        else:
            self.give(200, metadata, Last_Modified=date)

    def at_known(self, query):
        self.give(304)

    def at_redirect(self, query):
        self.give(302, Location=query)

    def at_again(self, query):
        count = int(query)
        self.give(307, Location=f"/again?{count - 1}" if count else "/plain")

    def at_large(self, query):
        self.send_response(200)
        self.send_header("Content-Length", str(300 * 1024 * 1024))
        self.end_headers()
        self.flood(b"x" * 65536)

    def at_endless(self, query):
        self.send_response(200)
        self.end_headers()
        self.flood(b"x" * 65536)

    def at_headers(self, query):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.flood(b"X-Field: " + b"x" * 1000 + b"\r\n")

    def flood(self, bytes):
        for _ in range(300 * 1024 * 1024 // len(bytes)):
            self.wfile.write(bytes)

    def at_slow(self, query):
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"x")
            time.sleep(0.05)

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door)
if "tls" in options:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options["tls"])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
# Whoever started it holds the other end of its input, and takes it along into whatever end.
sys.stdin.read()
