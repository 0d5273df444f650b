"""XML encryption made by hand. Random parts are drawn from a name, so that a document comes out the same again."""
import base64
import hashlib

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

XENC = "http://www.w3.org/2001/04/xmlenc#"
XENC11 = "http://www.w3.org/2009/xmlenc11#"
DS = "http://www.w3.org/2000/09/xmldsig#"
CBC = {size: f"{XENC}aes{size}-cbc" for size in (128, 192, 256)}
GCM = {size: f"{XENC11}aes{size}-gcm" for size in (128, 192, 256)}
OAEP, RSA15 = XENC + "rsa-oaep-mgf1p", XENC + "rsa-1_5"


def drawn(name, count):
    """As many octets as wanted, always the same ones for a name."""
    return hashlib.shake_256(("corpus " + name).encode()).digest(count)


def mask(seed, count):
    """MGF1 with SHA-1, which is what rsa-oaep-mgf1p means whatever its digest is (XML Encryption §5.5.2)."""
    blocks = (hashlib.sha1(seed + number.to_bytes(4, "big")).digest() for number in range(count // 20 + 1))
    return b"".join(blocks)[:count]


def xor(one, other):
    return bytes(a ^ b for a, b in zip(one, other))


def rsa(key, block):
    numbers = key.private.public_key().public_numbers()
    return pow(int.from_bytes(block, "big"), numbers.e, numbers.n).to_bytes(256, "big")


def oaep(key, message, name, hash=hashlib.sha1):
    """RFC 8017 §7.1.1."""
    size = hash().digest_size
    content = hash().digest() + bytes(256 - len(message) - 2 * size - 2) + b"\x01" + message
    seed = drawn(name + " seed", size)
    masked = xor(content, mask(seed, len(content)))
    return rsa(key, b"\x00" + xor(seed, mask(masked, size)) + masked)


def pkcs1(key, message, name):
    """RFC 8017 §7.2.1."""
    filling = bytes(octet or 1 for octet in drawn(name + " filling", 253 - len(message)))
    return rsa(key, b"\x00\x02" + filling + b"\x00" + message)


def cbc(secret, plain, name, padding=None):
    """XML Encryption §5.2: the last octet says how many were added."""
    count = 16 - len(plain) % 16
    plain += drawn(name + " padding", count - 1) + bytes([count if padding is None else padding])
    vector = drawn(name + " vector", 16)
    encryptor = Cipher(algorithms.AES(secret), modes.CBC(vector)).encryptor()
    return vector + encryptor.update(plain) + encryptor.finalize()


def gcm(secret, plain, name):
    vector = drawn(name + " vector", 12)
    return vector + AESGCM(secret).encrypt(vector, plain, None)


def cipher(octets):
    value = base64.b64encode(octets).decode()
    return f"<xenc:CipherData><xenc:CipherValue>{value}</xenc:CipherValue></xenc:CipherData>"


def encrypted(
    plain, key, name, *, size=256, mode="cbc", padding=None, transport=OAEP, digest="sha1", sibling=False,
    wrapped=None, octets=None, cipher_data=None, certificate=False, outer="saml:EncryptedAssertion", block=None
):
    """The EncryptedAssertion of a plain text.

    `wrapped` and `octets` replace what is in the two CipherValues, or change it; `sibling` puts the EncryptedKey behind
    the EncryptedData.
    """
    plain = plain.encode() if isinstance(plain, str) else plain
    secret = drawn(name + " key", size // 8)
    content = cbc(secret, plain, name, padding) if mode == "cbc" else gcm(secret, plain, name)
    if octets is not None:
        content = octets(content) if callable(octets) else octets
    hash = getattr(hashlib, digest)
    sealed = pkcs1(key, secret, name) if transport == RSA15 else oaep(key, secret, name, hash)
    if wrapped is not None:
        sealed = wrapped(sealed) if callable(wrapped) else wrapped
    uri = DS + "sha1" if digest == "sha1" else XENC + digest
    digest_method = "" if transport == RSA15 else f'<ds:DigestMethod xmlns:ds="{DS}" Algorithm="{uri}"/>'
    holder = f'<ds:KeyInfo xmlns:ds="{DS}"><ds:X509Data><ds:X509Certificate>{key.base64}</ds:X509Certificate>' \
        "</ds:X509Data></ds:KeyInfo>" if certificate else ""
    encrypted_key = (
        f'<xenc:EncryptedKey xmlns:xenc="{XENC}"{" Id=" + chr(34) + "_key" + chr(34) if sibling else ""}>'
        f'<xenc:EncryptionMethod Algorithm="{transport}">{digest_method}</xenc:EncryptionMethod>'
        f"{holder}{cipher(sealed)}</xenc:EncryptedKey>")
    key_info = f'<ds:RetrievalMethod Type="{XENC}EncryptedKey" URI="#_key"/>' if sibling else encrypted_key
    algorithm = block or (CBC if mode == "cbc" else GCM)[size]
    return (
        f'<{outer}><xenc:EncryptedData xmlns:xenc="{XENC}" Type="{XENC}Element">'
        f'<xenc:EncryptionMethod Algorithm="{algorithm}"/><ds:KeyInfo xmlns:ds="{DS}">{key_info}</ds:KeyInfo>'
        f"{cipher(content) if cipher_data is None else cipher_data}</xenc:EncryptedData>"
        f"{encrypted_key if sibling else ''}</{outer}>")
