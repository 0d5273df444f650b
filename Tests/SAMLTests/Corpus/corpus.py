"""Where documents are written to, and the table of what must become of each."""
import pathlib

import messages

TESTS = pathlib.Path(__file__).parent.parent


class Corpus:
    def __init__(self):
        self.rows = {}

    def accept(self, path, text, *, provider="nordwind", request=messages.REQUEST, subject=messages.ADA):
        self.add("Providers/" + path, text, provider, request, "accepted", "", subject)

    def refuse(self, path, text, check, *, provider="nordwind", request=messages.REQUEST):
        self.add("Attacks/" + path, text, provider, request, "refused", check, "")

    def hostile(self, path, text, subject=messages.ADA):
        """A genuine message that says something hostile: it comes out as it was said, for others to refuse."""
        self.add("Attacks/" + path, text, "nordwind", messages.REQUEST, "accepted", "", subject)

    def seed(self, path, text):
        file = TESTS.parent / "Fuzz/Seeds" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def kept(self, path):
        """What was written before, where it cannot be made again."""
        file = TESTS / (path + ".xml")
        return file.read_bytes() if file.exists() else None

    def add(self, path, text, *rest):
        path += ".xml"
        assert path not in self.rows, path
        self.rows[path] = rest
        file = TESTS / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def finish(self):
        lines = ["\t".join(["document", "provider", "request", "expectation", "check", "subject"])]
        lines += ["\t".join([path, *(field or "-" for field in rest)]) for path, rest in sorted(self.rows.items())]
        (TESTS / "Corpus/expected.tsv").write_text("\n".join(lines) + "\n")
        for folder in ("Providers", "Attacks"):
            for file in (TESTS / folder).rglob("*.xml"):
                if str(file.relative_to(TESTS)) not in self.rows:
                    file.unlink()
