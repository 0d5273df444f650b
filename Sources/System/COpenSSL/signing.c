#include "COpenSSL.h"

#include <limits.h>
#include <string.h>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

static const int half = 32;

static size_t keep(unsigned char *encoded, int written, unsigned char *out, size_t capacity) {
    size_t length = written > 0 && (size_t)written <= capacity ? (size_t)written : 0;
    if (length > 0) memcpy(out, encoded, length);
    OPENSSL_clear_free(encoded, written > 0 ? (size_t)written : 0);
    return length;
}

static EVP_PKEY *read_key(const unsigned char *der, size_t length) {
    if (length == 0 || length > LONG_MAX) return NULL;
    return d2i_AutoPrivateKey(NULL, &der, (long)length);
}

size_t signing_key_make(unsigned char *der, size_t capacity) {
    unsigned char *encoded = NULL;
    EVP_PKEY *key = EVP_EC_gen("P-256");
    PKCS8_PRIV_KEY_INFO *info = key != NULL ? EVP_PKEY2PKCS8(key) : NULL;
    int written = info != NULL ? i2d_PKCS8_PRIV_KEY_INFO(info, &encoded) : 0;
    PKCS8_PRIV_KEY_INFO_free(info);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return keep(encoded, written, der, capacity);
}

size_t signing_key_public(const unsigned char *der, size_t length, unsigned char *public_der, size_t capacity) {
    unsigned char *encoded = NULL;
    EVP_PKEY *key = read_key(der, length);
    int written = key != NULL ? i2d_PUBKEY(key, &encoded) : 0;
    EVP_PKEY_free(key);
    ERR_clear_error();
    return keep(encoded, written, public_der, capacity);
}

// OpenSSL gives a SEQUENCE of R and S (RFC 3279 §2.2.3), JWS wants the two beside each other (RFC 7518 §3.4).
static int halves(const unsigned char *sequence, size_t length, unsigned char *signature) {
    ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &sequence, (long)length);
    int is_written = pair != NULL && BN_bn2binpad(ECDSA_SIG_get0_r(pair), signature, half) == half &&
        BN_bn2binpad(ECDSA_SIG_get0_s(pair), signature + half, half) == half;
    ECDSA_SIG_free(pair);
    return is_written;
}

int signing_key_sign(
    const unsigned char *der, size_t length, const unsigned char *message, size_t message_length,
    unsigned char *signature) {
    unsigned char sequence[80];
    size_t written = sizeof sequence;
    EVP_PKEY *key = read_key(der, length);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int is_signed = key != NULL && context != NULL &&
        EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
        EVP_DigestSign(context, sequence, &written, message, message_length) == 1 &&
        halves(sequence, written, signature);
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return is_signed;
}
