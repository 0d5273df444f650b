"""The keys of the corpus: made once, then read, so that every document comes out the same again."""
import base64
import datetime
import pathlib

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

FOLDER = pathlib.Path(__file__).parent / "Keys"


class Key:
    """A private key with the certificate it is wrapped in."""

    def __init__(self, name, common_name, make=lambda: rsa.generate_private_key(65537, 2048), years=(2025, 2045)):
        self.name, self.common_name, self.years = name, common_name, years
        path = FOLDER / f"{name}.key.pem"
        if not path.exists():
            path.write_bytes(make().private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
            (FOLDER / f"{name}.crt.pem").write_bytes(self.wrap(self.load(path)))
        self.private = self.load(path)
        self.pem = (FOLDER / f"{name}.crt.pem").read_bytes()
        self.certificate = x509.load_pem_x509_certificate(self.pem)

    @staticmethod
    def load(path):
        return serialization.load_pem_private_key(path.read_bytes(), None)

    def wrap(self, private):
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.common_name)])
        first, last = (datetime.datetime(year, 1, 1, tzinfo=datetime.timezone.utc) for year in self.years)
        certificate = (
            x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(private.public_key())
            .serial_number(self.years[0]).not_valid_before(first).not_valid_after(last)
            .sign(private, hashes.SHA256()))
        return certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self):
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def base64(self):
        return base64.b64encode(self.der).decode()

    @property
    def is_elliptic(self):
        return isinstance(self.private, ec.EllipticCurvePrivateKey)

    def public(self, encoding, form=serialization.PublicFormat.SubjectPublicKeyInfo):
        return self.private.public_key().public_bytes(encoding, form)


# What the identity provider signs with, the key it rolls over to, and a key whose certificate has run out.
provider = Key("provider", "Nordwind sign-on")
rollover = Key("rollover", "Nordwind sign-on 2")
elliptic = Key("elliptic", "Nordwind sign-on EC", make=lambda: ec.generate_private_key(ec.SECP256R1()))
expired = Key("expired", "Nordwind sign-on", years=(2019, 2024))
# The provider of another organization, and somebody whose certificate looks like the provider's.
tenant = Key("tenant", "Suedwind sign-on")
stranger = Key("stranger", "Nordwind sign-on")
# What the service provider decrypts with, and what it decrypted with before.
service = Key("service", "https://work.example/saml/metadata")
retired = Key("retired", "https://work.example/saml/metadata")
