"""What a person sees."""
import base64
import html

from settings import CHOICES, MEANINGS

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>body{{font:1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}}
label{{display:block;margin:1rem 0 0}}
input,select,button{{font:inherit;padding:.5rem;min-height:2.75rem}}button{{margin:1rem 1rem 0 0}}
:focus-visible{{outline:3px solid}}</style>
<main><h1>{title}</h1>
{body}</main></html>
"""


def page(title, body):
    return PAGE.format(title=html.escape(title), body=body).encode()


def told(title, sentence):
    return page(title, f"<p>{html.escape(sentence)}</p>")


def field(name, label, **others):
    words = " ".join(f'{word}="{html.escape(value)}"' for word, value in others.items())
    return f'<label for="{name}">{label}</label><input id="{name}" name="{name}" {words}>'


def hidden(name, value):
    return f'<input type="hidden" name="{name}" value="{html.escape(value)}">'


def login(handle, service, is_forced, hint):
    again = "<p>The service wants you to sign on again.</p>" if is_forced else ""
    return page("Sign on", again + f"""<p>For {html.escape(service)}. You are whoever you say.</p>
<form method="post" action="/login">{hidden("handle", handle)}
{field("user", "Your e-mail address", value=hint, required="", autocapitalize="none")}
{field("mail", "The attribute mail, if it is to be another", autocapitalize="none")}
<p><button>Sign on</button><button name="refused" value="yes" formnovalidate>Fail to sign on</button></p></form>""")


def posted(address, fields):
    """Posts itself, with a message in it; without scripts by a button."""
    encoded = {name: base64.b64encode(value.encode()).decode() if name.startswith("SAML") else value
               for name, value in fields.items() if value}
    inputs = "".join(hidden(name, value) for name, value in encoded.items())
    return page("One moment", f"""<form method="post" action="{html.escape(address)}">
{inputs}<button>Go on</button></form>
<script>document.forms[0].submit()</script>""")


def start(identity, person, services):
    state = f"Signed on as {html.escape(person.name)}." if person else "Nobody is signed on in this browser."
    selects = "".join(
        f'<label for="{name}">{MEANINGS[name]}</label><select id="{name}" name="{name}">' + "".join(
            f"<option{' selected' if getattr(identity.settings, name) == choice else ''}>{choice}</option>"
            for choice in choices) + "</select>" for name, choices in CHOICES.items())
    starts = "".join(
        f'<form action="/start">{hidden("service", service)}<button>Sign on to {html.escape(service)}</button></form>'
        for service in sorted(services))
    address = html.escape(identity.entity_id)
    return page("An identity provider to try out", f"""<p>It signs on whoever asks, as whoever they say.
Its metadata is at <a href="{address}">{address}</a>.</p>
<p>{state}</p><form method="post" action="/signout"><button>Sign out everywhere</button></form>{starts}
<h2>Settings</h2><form method="post" action="/settings">{selects}<p><button>Save</button></p></form>""")
