#ifndef C_SIGNING_H
#define C_SIGNING_H

#include <stddef.h>

/// Makes a private key, RSA of so many bits, or for 0 bits one on the named curve, as PKCS #8 in DER.
///
/// Returns how many bytes were written; 0 when it could not be made.
size_t private_key_make(int bits, const char *curve, unsigned char *der, size_t capacity);

/// Writes the SubjectPublicKeyInfo of a private key.
size_t private_key_public(const unsigned char *der, size_t length, unsigned char *public_der, size_t capacity);

/// Signs with SHA-256: PKCS #1 v1.5 or PSS for RSA; for ECDSA as R and S, 32 bytes each.
size_t private_key_sign(
    const unsigned char *der, size_t length, int is_pss, const unsigned char *message, size_t message_length,
    unsigned char *signature, size_t capacity);

/// Writes a certificate for a private key, signed by itself with SHA-256, good between two times in seconds since 1970.
size_t private_key_certificate(
    const unsigned char *der, size_t length, const char *common_name, long long from, long long until,
    unsigned char *certificate_der, size_t capacity);

/// Whether the owner of a point on P-256, 32 bytes for each coordinate, has signed a message by ES256.
int point_has_signed(
    const unsigned char *x, const unsigned char *y, const unsigned char *message, size_t message_length,
    const unsigned char *signature);

#endif
