#ifndef C_XML_SECURITY_KEYS_H
#define C_XML_SECURITY_KEYS_H

#include <stddef.h>

/// What a key may be used for here.
enum key_kind {
    /// A kind or a curve that is not used here.
    KEY_OTHER = 0,
    KEY_RSA = 1,
    KEY_P256 = 2,
    KEY_P384 = 3,
    KEY_P521 = 4,
};

/// The digest of a signature; the key says the rest.
enum signature_digest {
    SIGNATURE_SHA256 = 256,
    SIGNATURE_SHA384 = 384,
    SIGNATURE_SHA512 = 512,
};

/// What an X.509 certificate says of itself.
struct certificate_facts {
    enum key_kind kind;
    int bits;
    /// Seconds since 1970.
    long long not_before;
    long long not_after;
};

/// Reads one certificate in DER, with nothing behind it. Returns 1 when it is one.
///
/// `subject` is written as RFC 2253 has it, in UTF-8, and cut off at `capacity`; `fingerprint` is the SHA-256 of the
/// whole, 32 bytes.
int certificate_read(
    const unsigned char *der, size_t length, struct certificate_facts *facts, char *subject, size_t capacity,
    unsigned char *fingerprint);

/// Whether a private key (PKCS #8) is the one whose public half a certificate holds.
int key_belongs(
    const unsigned char *key, size_t key_length, const unsigned char *certificate, size_t certificate_length);

/// Signs octets with RSASSA-PKCS1-v1_5 or ECDSA, SHA-256 in both. ECDSA's R and S stand beside each other, each as long
/// as the order of the curve (XML Signature 1.1 §6.4.3). Returns the length of the signature, 0 when there is none.
size_t octets_sign(
    const unsigned char *key, size_t key_length, const unsigned char *octets, size_t octets_length,
    unsigned char *signature, size_t capacity);

/// Whether the owner of a certificate signed octets, with a key of this kind of signature.
///
/// An ECDSA signature may also be the SEQUENCE of RFC 3279 §2.2.3, which Java's libraries write.
int octets_are_signed(
    const unsigned char *certificate, size_t certificate_length, int is_rsa, enum signature_digest digest,
    const unsigned char *octets, size_t octets_length, const unsigned char *signature, size_t signature_length);

#endif
