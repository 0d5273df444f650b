#ifndef C_OPENSSL_H
#define C_OPENSSL_H

#include <stddef.h>

/// What a public key may be used for here.
enum public_key_kind {
    /// No key, a damaged one, or of a kind or size that is not used here.
    PUBLIC_KEY_UNUSABLE = 0,
    /// RSA with a modulus of 2048 to 8192 bits.
    PUBLIC_KEY_RSA = 1,
    /// A point on P-256.
    PUBLIC_KEY_P256 = 2,
};

/// RFC 7518 §3.1; SHA-256 in all of them.
enum signature_algorithm {
    /// RSASSA-PKCS1-v1_5.
    SIGNATURE_RS256 = 1,
    /// RSASSA-PSS, MGF1 with SHA-256, a salt of 32 bytes.
    SIGNATURE_PS256 = 2,
    /// ECDSA on P-256; the signature is R and S, 32 bytes each.
    SIGNATURE_ES256 = 3,
};

/// Reads a SubjectPublicKeyInfo in DER, with nothing behind it.
enum public_key_kind public_key_kind(const unsigned char *der, size_t length);

/// Whether the numbers of a key are what they must be: a point on its curve, a modulus that is no prime and has no small
/// factor. Takes long for RSA.
int public_key_is_sound(const unsigned char *der, size_t length);

/// Whether a signature is of this message, by the owner of this key; a key of another kind than the algorithm's has signed
/// nothing.
int signature_is_valid(
    enum signature_algorithm algorithm, const unsigned char *der, size_t der_length, const unsigned char *message,
    size_t message_length, const unsigned char *signature, size_t signature_length);

/// Makes a private key on P-256 and writes it as PKCS #8 in DER; returns its length, 0 when it could not be made.
size_t signing_key_make(unsigned char *der, size_t capacity);

/// Writes the SubjectPublicKeyInfo of a private key; returns its length, 0 when there is no such key.
size_t signing_key_public(const unsigned char *der, size_t length, unsigned char *public_der, size_t capacity);

/// Signs a message by SIGNATURE_ES256: 64 bytes are written. Returns 1 when that was possible.
int signing_key_sign(
    const unsigned char *der, size_t length, const unsigned char *message, size_t message_length,
    unsigned char *signature);

/// Makes an RSA key of so many bits, and a certificate for it that it signs itself: by nobody else's word, between two times
/// in seconds since 1970. The key is written as PKCS #8. Returns 1 when both could be made and fit.
int self_signed_make(
    int bits, const char *common_name, long long from, long long until, unsigned char *key_der, size_t key_capacity,
    size_t *key_length, unsigned char *certificate_der, size_t certificate_capacity, size_t *certificate_length);

/// HMAC-SHA-1 (RFC 2104): 20 bytes are written. Returns 1 when that was possible.
int hmac_sha1(
    const unsigned char *key, size_t key_length, const unsigned char *message, size_t message_length,
    unsigned char *code);

#endif
