"""Keys of the identity provider, each with a certificate that it has signed itself."""
import datetime
import os

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

YEARS_5 = datetime.timedelta(days=5 * 365)


class Key:
    """A key in two files of a folder; made when they are not there."""

    def __init__(self, folder, name):
        self.private, self.certificate = folder / f"{name}.key", folder / f"{name}.crt"
        if not self.private.exists() or not self.certificate.exists():
            self.make(name)

    def make(self, name):
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Try-out provider, {name} key")])
        now = datetime.datetime.now(datetime.timezone.utc)
        certificate = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now).not_valid_after(now + YEARS_5)
            .sign(key, hashes.SHA256()))
        self.write(self.private, key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        self.write(self.certificate, certificate.public_bytes(serialization.Encoding.PEM))

    @staticmethod
    def write(path, content):
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
