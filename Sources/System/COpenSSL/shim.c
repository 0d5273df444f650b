#include "COpenSSL.h"

#include <limits.h>
#include <string.h>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

static const int smallest_rsa_bits = 2048;
// A larger one would make every verification a burden.
static const int largest_rsa_bits = 8192;
static const size_t ecdsa_half = 32;

static enum public_key_kind kind_of(EVP_PKEY *key) {
    if (EVP_PKEY_is_a(key, "RSA")) {
        int bits = EVP_PKEY_get_bits(key);
        return bits >= smallest_rsa_bits && bits <= largest_rsa_bits ? PUBLIC_KEY_RSA : PUBLIC_KEY_UNUSABLE;
    }
    char group[32] = "";
    size_t written = 0;
    if (EVP_PKEY_is_a(key, "EC") && EVP_PKEY_get_group_name(key, group, sizeof group, &written) == 1 &&
        strcmp(group, "prime256v1") == 0) {
        return PUBLIC_KEY_P256;
    }
    return PUBLIC_KEY_UNUSABLE;
}

static EVP_PKEY *read_key(const unsigned char *der, size_t length) {
    if (length == 0 || length > LONG_MAX) return NULL;
    const unsigned char *end = der;
    EVP_PKEY *key = d2i_PUBKEY(NULL, &end, (long)length);
    if (key != NULL && end != der + length) {
        EVP_PKEY_free(key);
        return NULL;
    }
    return key;
}

enum public_key_kind public_key_kind(const unsigned char *der, size_t length) {
    enum public_key_kind kind = PUBLIC_KEY_UNUSABLE;
    EVP_PKEY *key = read_key(der, length);
    if (key != NULL) kind = kind_of(key);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return kind;
}

int public_key_is_sound(const unsigned char *der, size_t length) {
    EVP_PKEY *key = read_key(der, length);
    EVP_PKEY_CTX *context = key != NULL ? EVP_PKEY_CTX_new_from_pkey(NULL, key, NULL) : NULL;
    int is_sound = context != NULL && EVP_PKEY_public_check(context) == 1;
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return is_sound;
}

// What OpenSSL expects of ECDSA is a SEQUENCE of R and S (RFC 3279 §2.2.3).
static unsigned char *sequence_of(const unsigned char *signature, int *length) {
    unsigned char *der = NULL;
    ECDSA_SIG *pair = ECDSA_SIG_new();
    BIGNUM *r = BN_bin2bn(signature, (int)ecdsa_half, NULL);
    BIGNUM *s = BN_bin2bn(signature + ecdsa_half, (int)ecdsa_half, NULL);
    if (pair != NULL && r != NULL && s != NULL && ECDSA_SIG_set0(pair, r, s) == 1) {
        // They belong to the pair now.
        r = NULL;
        s = NULL;
        *length = i2d_ECDSA_SIG(pair, &der);
    }
    BN_free(r);
    BN_free(s);
    ECDSA_SIG_free(pair);
    return der;
}

static int verify(
    EVP_PKEY *key, enum signature_algorithm algorithm, const unsigned char *message, size_t message_length,
    const unsigned char *signature, size_t signature_length) {
    int is_valid = 0;
    EVP_PKEY_CTX *options = NULL;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context != NULL && EVP_DigestVerifyInit(context, &options, EVP_sha256(), NULL, key) == 1) {
        int is_ready = 1;
        if (algorithm == SIGNATURE_PS256) {
            is_ready = EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1 &&
                EVP_PKEY_CTX_set_rsa_mgf1_md(options, EVP_sha256()) == 1 &&
                EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) == 1;
        }
        is_valid = is_ready && EVP_DigestVerify(context, signature, signature_length, message, message_length) == 1;
    }
    EVP_MD_CTX_free(context);
    return is_valid;
}

int signature_is_valid(
    enum signature_algorithm algorithm, const unsigned char *der, size_t der_length, const unsigned char *message,
    size_t message_length, const unsigned char *signature, size_t signature_length) {
    int is_valid = 0;
    EVP_PKEY *key = read_key(der, der_length);
    enum public_key_kind wanted = algorithm == SIGNATURE_ES256 ? PUBLIC_KEY_P256 : PUBLIC_KEY_RSA;
    if (key != NULL && kind_of(key) == wanted) {
        if (wanted == PUBLIC_KEY_RSA) {
            is_valid = verify(key, algorithm, message, message_length, signature, signature_length);
        } else if (signature_length == 2 * ecdsa_half) {
            int length = 0;
            unsigned char *sequence = sequence_of(signature, &length);
            is_valid = sequence != NULL && length > 0 &&
                verify(key, algorithm, message, message_length, sequence, (size_t)length);
            OPENSSL_free(sequence);
        }
    }
    EVP_PKEY_free(key);
    // The reasons of a refusal would pile up on this thread.
    ERR_clear_error();
    return is_valid;
}
