"""Reference B3: what must be stopped before anything is computed. The large ones are made by LargeDocumentTests."""
from messages import Message, attribute, message

UTF16 = '<?xml version="1.0" encoding="UTF-16"?>'


def write(corpus):
    def refuse(name, text, check):
        corpus.refuse("Parser/" + name, text, check)

    document_types(refuse)
    encodings(refuse)
    limits(refuse)
    contents(refuse)
    broken(refuse)


def document_types(refuse):
    """The signatures hold, for canonical octets have no document type."""
    genuine = message()
    types = {
        "empty": "<!DOCTYPE samlp:Response>",
        "xxe": '<!DOCTYPE samlp:Response [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "ext": '<!DOCTYPE samlp:Response SYSTEM "http://127.0.0.1:9999/canary.dtd">',
        "param": '<!DOCTYPE samlp:Response [<!ENTITY % x SYSTEM "http://127.0.0.1:9999/canary"> %x;]>',
        "attlist": '<!DOCTYPE samlp:Response [<!ATTLIST saml:NameID ID ID #IMPLIED Id ID "_assertion-4e07">]>',
        "lol": "<!DOCTYPE samlp:Response [<!ENTITY a '" + "ha" * 20 + "'>" + "".join(
            f'<!ENTITY {one} "{f"&{other};" * 10}">' for one, other in zip("bcdefghij", "abcdefghi")) + "]>",
    }
    for name, text in types.items():
        document = genuine
        if name in ("xxe", "lol"):
            entity = "x" if name == "xxe" else "j"
            document = message(status=Message().status + "<samlp:StatusMessage>@</samlp:StatusMessage>").replace(
                "@", f"&{entity};")
        refuse("dtd-" + name, text + document, "document-type")
    refuse("dtd-after-declaration", '<?xml version="1.0"?>\n<!DOCTYPE samlp:Response []>' + genuine, "document-type")
    refuse("utf16-doctype", (UTF16 + types["xxe"] + genuine).encode("utf-16"), "characters")


def encodings(refuse):
    genuine = message()
    refuse("utf16", (UTF16 + genuine).encode("utf-16"), "characters")
    refuse("utf7", ('<?xml version="1.0" encoding="UTF-7"?>' + genuine).replace("<", "+ADw-").encode(), "well-formed")
    refuse("encoding-lie", '<?xml version="1.0" encoding="UTF-7"?>' + genuine, "characters")
    refuse("encoding-latin", ('<?xml version="1.0" encoding="ISO-8859-1"?>' + message(
        attributes=attribute("displayName", "Åda"))).encode("latin-1"), "characters")
    refuse("utf8-overlong", genuine.encode().replace(b"Ada Lindqvist", b"Ada\xc0\xafLindqvist"), "characters")
    refuse("nul-byte", genuine.encode() + b"\0<x/>", "characters")


def limits(refuse):
    """One more than allowed, in what the provider itself signed."""
    detail = Message().status + "<samlp:StatusDetail>{}</samlp:StatusDetail>"

    def signed(name, inner="", check="limits", **fields):
        refuse(name, message(signed="response", status=detail.format(inner) if inner else Message().status, **fields),
               check)

    signed("deep-nesting", '<x:x xmlns:x="urn:x">' + "<x:x>" * 40 + "</x:x>" * 41)
    signed("many-attributes", '<x:x xmlns:x="urn:x"' + "".join(f' a{n}="{n}"' for n in range(300)) + "/>")
    signed("many-namespaces", "<x:x" + "".join(f' xmlns:x{n or ""}="urn:x"' for n in range(64)) + "/>")
    nested = "".join(f'<x xmlns="urn:x" xmlns:n{n}="urn:{n}" xmlns:m{n}="urn:m{n}" xmlns:o{n}="urn:o{n}">'
                     for n in range(24))
    signed("many-namespaces-nested", nested + "</x>" * 24)
    signed("long-tag", f'<x:x xmlns:x="urn:x" a="{"a" * 8192}"/>')


def contents(refuse):
    refuse("no-namespace", message(
        signed="response", status=Message().status + "<samlp:StatusDetail><x/></samlp:StatusDetail>"), "content")
    refuse("comment-outside", message() + "<!-- behind -->", "content")
    refuse("pi-outside", "<?xml-stylesheet href='x'?>" + message(), "content")
    refuse("undeclared-prefix", message().replace("<samlp:Status>", "<samlp:Status x:a='1'>"), "well-formed")
    refuse("entity-undefined", message(name_id="ada&amp;x;").replace("&amp;", "&"), "well-formed")


def broken(refuse):
    genuine = message()
    refuse("cut-off", genuine[:-20], "well-formed")
    refuse("not-xml", "SAMLResponse", "well-formed")
    refuse("attribute-twice", genuine.replace(' Version="2.0"', ' Version="2.0" Version="2.0"', 1), "well-formed")
    refuse("text-behind", genuine + "x", "well-formed")
    refuse("amp", genuine.replace("Ada Lindqvist", "Ada & Lindqvist"), "well-formed")
