"""Reference B5: everybody can encrypt to our public key, and can change what was encrypted."""
import keys
from encryption import CBC, OAEP, RSA15, XENC, drawn, encrypted
from key_attacks import CANARY, EVIL
from messages import RESPONSE, SAML, Message, forged, message
from signing import sign

RESPONSE_END = "</samlp:Response>"


def write(corpus):
    def refuse(name, text, check="decryption", **how):
        corpus.refuse("Encryption/" + name, text, check, **how)

    def changed(name, check="decryption", **how):
        """The genuine assertion, signed within, and one thing about its encryption wrong."""
        refuse(name, response(encrypted(genuine(), keys.service, name, **how)), check)

    smuggled(refuse)
    keys_of(changed, refuse)
    ciphers(changed)
    counters(changed)
    elsewhere(changed, refuse)
    refuse("policy-not-encrypted", message(), provider="nordwind-encrypted")


def genuine():
    return Message().signed_assertion


def response(content, **fields):
    return Message(**fields).response(content)


def smuggled(refuse):
    evil = Message(**EVIL).assertion
    refuse("enc-unsigned", response(encrypted(evil, keys.service, "unsigned")), "signed-element")
    by_stranger = Message(key=keys.stranger, **EVIL).signed_assertion
    refuse("enc-stranger", response(encrypted(by_stranger, keys.service, "stranger")), "signature")
    good = encrypted(genuine(), keys.service, "good")
    refuse("enc-plus-plain", response(good + forged()), "one-assertion")
    refuse("enc-plus-plain-before", response(forged() + good), "one-assertion")
    refuse("enc-beside-signed", response(genuine() + encrypted(evil, keys.service, "beside")), "one-assertion")
    refuse("enc-two", response(good + good), "one-assertion")
    refuse("enc-two-roots", response(encrypted(genuine() + evil, keys.service, "two")), "well-formed")
    refuse("enc-doctype", response(encrypted("<!DOCTYPE x>" + genuine(), keys.service, "doctype")), "document-type")
    split = genuine().replace("</saml:NameID>", "<!-- --></saml:NameID>")
    refuse("enc-comment", response(encrypted(split, keys.service, "comment")), "content")
    refuse("enc-text", response(encrypted("Ada", keys.service, "text")), "well-formed")
    refuse("enc-response", response(encrypted(message(), keys.service, "response")))
    refuse("enc-within", response(encrypted(good.replace(
        "<saml:EncryptedAssertion>", f'<saml:EncryptedAssertion xmlns:saml="{SAML}">'), keys.service, "within")))
    signed = sign(response(encrypted(evil, keys.service, "swapped")), RESPONSE, keys.provider)
    other = encrypted(evil, keys.service, "swapped in")
    refuse("enc-swapped", signed[:signed.index("<saml:EncryptedAssertion>")] + other + RESPONSE_END, "signature")


def keys_of(changed, refuse):
    changed("enc-rsa15", "algorithms", transport=RSA15)
    changed("enc-oaep-sha512", "algorithms", digest="sha512")
    changed("enc-key-short", wrapped=lambda sealed: sealed[:10])
    changed("enc-key-empty", wrapped=b"")
    changed("enc-key-flipped", wrapped=lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]))
    changed("enc-key-of-other-size", size=128, block=CBC[256])
    refuse("enc-wrong-recipient", response(encrypted(genuine(), keys.stranger, "recipient")))
    missing = encrypted(genuine(), keys.service, "missing")
    start, end = missing.index("<xenc:EncryptedKey"), missing.index("</xenc:EncryptedKey>") + 20
    refuse("enc-key-missing", response(missing[:start] + missing[end:]))
    refuse("enc-key-two", response(missing[:end] + missing[start:end] + missing[end:]))


def ciphers(changed):
    """What an oracle for CBC is asked (Jager and Somorovsky 2011)."""
    def flipped(place):
        return lambda octets: octets[:place] + bytes([octets[place] ^ 1]) + octets[place + 1:]

    changed("enc-flip-cbc", octets=lambda octets: flipped(len(octets) // 2)(octets), check="characters")
    changed("enc-flip-pad", "characters", octets=lambda octets: flipped(len(octets) - 17)(octets))
    changed("enc-pad-zero", "characters", padding=0)
    changed("enc-pad-17", padding=17)
    changed("enc-pad-255", padding=255)
    changed("enc-all-zero", octets=bytes(512))
    changed("enc-iv-only", octets=drawn("vector alone", 16))
    changed("enc-empty", octets=b"")
    changed("enc-odd-length", octets=lambda octets: octets[:-3])


def counters(changed):
    def short(octets):
        return octets[:-12]

    changed("enc-flip-gcm", mode="gcm", octets=lambda octets: octets[:40] + bytes([octets[40] ^ 1]) + octets[41:])
    changed("enc-flip-gcm-tag", mode="gcm", octets=lambda octets: octets[:-1] + bytes([octets[-1] ^ 1]))
    changed("enc-gcm-short-tag", mode="gcm", octets=short)
    changed("enc-gcm-iv-only", mode="gcm", octets=drawn("counter alone", 12))
    changed("enc-gcm-empty", mode="gcm", octets=b"")


def elsewhere(changed, refuse):
    reference = f'<xenc:CipherData><xenc:CipherReference URI="{CANARY}"/></xenc:CipherData>'
    changed("enc-cipherreference", cipher_data=reference)
    changed("enc-cipherreference-part", cipher_data=(
        '<xenc:CipherData><xenc:CipherReference URI="#_other"/></xenc:CipherData>'))
    both = reference.replace("<xenc:CipherReference", "<xenc:CipherValue>AAAA</xenc:CipherValue><xenc:CipherReference")
    changed("enc-cipher-both", cipher_data=both)
    good = encrypted(genuine(), keys.service, "beside")
    end = good.rindex("</xenc:CipherValue>") + len("</xenc:CipherValue>")
    beside = f'{good[:end]}<xenc:CipherReference URI="{CANARY}"/>{good[end:]}'
    refuse("enc-cipherreference-beside", response(beside))
    changed("enc-unknown", "algorithms", block="urn:example:unknown")
    changed("enc-kw", "algorithms", transport=XENC + "kw-aes256")
    changed("enc-3des", "algorithms", block=XENC + "tripledes-cbc")
    good = encrypted(genuine(), keys.service, "content")
    refuse("enc-type-content", response(good.replace(XENC + "Element", XENC + "Content")))
    assert OAEP in good
