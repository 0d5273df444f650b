"""What the provider does when it is asked; its start page changes it while it runs."""

CHOICES = {
    "signed": ("assertion", "response", "both"),
    "encrypted": ("no", "yes"),
    "name": ("emailAddress", "persistent", "unspecified"),
    "key": ("first", "second"),
    "published": ("first", "both", "second"),
    "logout": ("redirect", "post"),
}
MEANINGS = {
    "signed": "What is signed of an answer",
    "encrypted": "Whether assertions are encrypted, by AES-GCM",
    "name": "The format of the name, NameID",
    "key": "The key that signs",
    "published": "The keys that the metadata names",
    "logout": "How services are told that somebody signs out",
}


class Settings:
    def __init__(self):
        for name, choices in CHOICES.items():
            setattr(self, name, choices[0])

    def change(self, fields):
        for name, value in fields.items():
            if value not in CHOICES.get(name, ()):
                raise ValueError(f"{name} cannot be {value}")
            setattr(self, name, value)
