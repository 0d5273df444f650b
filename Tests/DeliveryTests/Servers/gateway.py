"""A text message gateway for tests: prints its port, then each request as a line of JSON.

Arguments are words: port=N, status=NUMBER, answer=JSON, die=1 (ends without a word once it has taken a message).
"""
import http.server
import json
import os
import sys
import threading
import urllib.parse

# Two at once would write into each other's line.
printing = threading.Lock()
options = dict(word.split("=", 1) for word in sys.argv[1:])


class Door(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"])).decode()
        is_json = self.headers["Content-Type"] == "application/json"
        fields = json.loads(content) if is_json else dict(urllib.parse.parse_qsl(content, strict_parsing=True))
        told = json.dumps({
            "method": self.command, "path": self.path, "fields": fields,
            "headers": {name.lower(): value for name, value in self.headers.items()},
        })
        with printing:
            print(told, flush=True)
        if "die" in options:
            os._exit(1)
        answer = options.get("answer", "{}").encode()
        self.send_response(int(options.get("status", 200)))
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_PUT = do_POST

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(options.get("port", 0))), Door)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
# Whoever started it holds the other end of its input, and takes it along into whatever end.
sys.stdin.read()
