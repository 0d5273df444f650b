"""Reference B6: a provider's own key signs for somebody else's address.

Nothing is wrong with these messages. What they say has to come out as it was said, neither cut, joined nor made
prettier, so that it is nobody's address.
"""
from messages import ADA, attribute, message

SUFFIX = "nordwind.example"


def write(corpus):
    def says(name, *values):
        corpus.hostile("Identity/" + name, message(attributes=attribute("mail", *values)))

    says("mail-other-domain", "chief@suedwind.example")
    says("mail-subdomain", "ada@evil." + SUFFIX)
    says("mail-suffix", "ada@evil" + SUFFIX)
    says("mail-prefix", f"ada@{SUFFIX}.evil.example")
    says("mail-two-at", f"ada@evil.example@{SUFFIX}")
    says("mail-comma", f"ada@evil.example,ada@{SUFFIX}")
    says("mail-two-values", "ada@evil.example", ADA)
    says("mail-quoted", f'"ada@evil.example"@{SUFFIX}')
    says("mail-angle", f"ada@evil.example &lt;{ADA}&gt;")
    says("mail-space", f" {ADA} ")
    says("mail-newline", f"ada@evil.example\n{ADA}")
    says("mail-carriage-return", f"{ADA}&#13;")
    says("mail-homoglyph", "ada@nоrdwind.example")
    says("mail-full-width", "ada@nordwind．example")
    says("mail-upper", ADA.upper())
    says("mail-plus", "ada+chief@" + SUFFIX)
    says("mail-empty", "")
    twice = attribute("mail", "ada@evil.example") + attribute("mail", ADA)
    corpus.hostile("Identity/mail-two-attributes", message(attributes=twice))
    script = "&lt;script&gt;alert(1)&lt;/script&gt;"
    corpus.hostile("Identity/script-in-values", message(attributes=attribute("displayName", script)))
    corpus.hostile("Identity/nameid-other-domain", message(name_id="chief@suedwind.example"), "chief@suedwind.example")
