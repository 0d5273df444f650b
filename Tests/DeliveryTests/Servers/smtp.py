"""A mail server for tests: prints its port, then each mail it has taken as a line of JSON, decoded by Python's own hand.

Arguments are words: port=N, tls=CERTIFICATE (offers STARTTLS), auth=USER:PASSWORD, rcpt=REPLY and data=REPLY (what it answers
there), die=WHEN (ends without a word once "begun" or "taken" of a mail is true).
"""
import base64
import email
import email.policy
import json
import os
import socketserver
import ssl
import sys
import threading

# Two at once would write into each other's line.
printing = threading.Lock()
options = dict(word.split("=", 1) for word in sys.argv[1:])


class Conversation(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.encrypted, self.user, self.sender, self.recipients = False, None, None, []
        self.say("220 test ready")
        while line := self.rfile.readline():
            words = line.decode().strip()
            if not self.answer(words.upper().split(" ")[0], words):
                return

    def answer(self, verb, words):
        if verb == "EHLO":
            offers = ["test"]
            if "tls" in options and not self.encrypted:
                offers.append("STARTTLS")
            if "auth" in options:
                offers.append("AUTH PLAIN")
            for offer in offers[:-1]:
                self.say("250-" + offer)
            self.say("250 " + offers[-1])
        elif verb == "STARTTLS":
            self.say("220 go ahead")
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(options["tls"])
            try:
                self.connection = context.wrap_socket(self.connection, server_side=True)
            except (ssl.SSLError, OSError):
                return False
            self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
            self.encrypted = True
        elif verb == "AUTH":
            given = words.split(" ")[2] if words.count(" ") > 1 else self.ask()
            name, secret = base64.b64decode(given).decode().split("\0")[1:]
            if f"{name}:{secret}" != options["auth"]:
                self.say("535 5.7.8 no")
            else:
                self.user = name
                self.say("235 welcome")
        elif verb == "MAIL":
            self.sender, self.recipients = words[words.index("<") + 1:words.index(">")], []
            self.say("530 5.7.0 who are you" if "auth" in options and not self.user else "250 ok")
        elif verb == "RCPT":
            self.recipients.append(words[words.index("<") + 1:words.index(">")])
            self.say(options.get("rcpt", "250 ok"))
        elif verb == "DATA":
            self.say("354 go on")
            self.take()
        elif verb == "QUIT":
            self.say("221 bye")
            return False
        else:
            self.say("250 ok")
        return True

    def ask(self):
        self.say("334 ")
        return self.rfile.readline().decode().strip()

    def take(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
            if options.get("die") == "begun":
                os._exit(1)
        reply = options.get("data", "250 ok")
        if reply.startswith("250"):
            self.tell(b"".join(lines))
        if options.get("die") == "taken":
            os._exit(1)
        self.say(reply)

    def tell(self, content):
        mail = email.message_from_bytes(content, policy=email.policy.default)
        told = json.dumps({
            "sender": self.sender, "recipients": self.recipients, "encrypted": self.encrypted, "user": self.user,
            "from": str(mail["From"]), "subject": str(mail["Subject"]), "id": str(mail["Message-ID"]),
            "automatic": str(mail["Auto-Submitted"]), "date": mail["Date"].datetime.isoformat(),
            "names": mail.keys(), "text": mail.get_content().replace("\r\n", "\n"), "defects": [str(flaw) for flaw in mail.defects],
            "longest": max(len(line) for line in content.split(b"\r\n")),
        })
        with printing:
            print(told, flush=True)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64


server = Server(("127.0.0.1", int(options.get("port", 0))), Conversation)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
# Whoever started it holds the other end of its input, and takes it along into whatever end.
sys.stdin.read()
