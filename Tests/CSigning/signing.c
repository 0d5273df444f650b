#include "CSigning.h"

#include <string.h>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

static size_t keep(unsigned char *encoded, int written, unsigned char *out, size_t capacity) {
    size_t length = written > 0 && (size_t)written <= capacity ? (size_t)written : 0;
    if (length > 0) memcpy(out, encoded, length);
    OPENSSL_free(encoded);
    return length;
}

size_t private_key_make(int bits, const char *curve, unsigned char *der, size_t capacity) {
    unsigned char *encoded = NULL;
    EVP_PKEY *key = bits > 0 ? EVP_RSA_gen((size_t)bits) : EVP_EC_gen(curve);
    PKCS8_PRIV_KEY_INFO *info = key != NULL ? EVP_PKEY2PKCS8(key) : NULL;
    int written = info != NULL ? i2d_PKCS8_PRIV_KEY_INFO(info, &encoded) : 0;
    PKCS8_PRIV_KEY_INFO_free(info);
    EVP_PKEY_free(key);
    return keep(encoded, written, der, capacity);
}

static EVP_PKEY *read_key(const unsigned char *der, size_t length) {
    return d2i_AutoPrivateKey(NULL, &der, (long)length);
}

size_t private_key_public(const unsigned char *der, size_t length, unsigned char *public_der, size_t capacity) {
    unsigned char *encoded = NULL;
    EVP_PKEY *key = read_key(der, length);
    int written = key != NULL ? i2d_PUBKEY(key, &encoded) : 0;
    EVP_PKEY_free(key);
    return keep(encoded, written, public_der, capacity);
}

static size_t halves(const unsigned char *sequence, size_t length, unsigned char *signature) {
    ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &sequence, (long)length);
    if (pair == NULL) return 0;
    BN_bn2binpad(ECDSA_SIG_get0_r(pair), signature, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair), signature + 32, 32);
    ECDSA_SIG_free(pair);
    return 64;
}

size_t private_key_sign(
    const unsigned char *der, size_t length, int is_pss, const unsigned char *message, size_t message_length,
    unsigned char *signature, size_t capacity) {
    EVP_PKEY *key = read_key(der, length);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *options = NULL;
    size_t written = capacity;
    if (EVP_DigestSignInit(context, &options, EVP_sha256(), NULL, key) != 1) written = 0;
    if (written > 0 && is_pss) {
        EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST);
    }
    if (written > 0 && EVP_DigestSign(context, signature, &written, message, message_length) != 1) written = 0;
    if (written > 0 && EVP_PKEY_is_a(key, "EC") && EVP_PKEY_get_bits(key) == 256) {
        unsigned char sequence[128];
        memcpy(sequence, signature, written);
        written = halves(sequence, written, signature);
    }
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return written;
}

int point_has_signed(
    const unsigned char *x, const unsigned char *y, const unsigned char *message, size_t message_length,
    const unsigned char *signature) {
    unsigned char point[65] = {4};
    memcpy(point + 1, x, 32);
    memcpy(point + 33, y, 32);
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    OSSL_PARAM numbers[] = {
        OSSL_PARAM_construct_utf8_string("group", "P-256", 0),
        OSSL_PARAM_construct_octet_string("pub", point, sizeof point), OSSL_PARAM_construct_end()};
    if (EVP_PKEY_fromdata_init(context) != 1 ||
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, numbers) != 1) return 0;
    ECDSA_SIG *pair = ECDSA_SIG_new();
    ECDSA_SIG_set0(pair, BN_bin2bn(signature, 32, NULL), BN_bin2bn(signature + 32, 32, NULL));
    unsigned char *sequence = NULL;
    int length = i2d_ECDSA_SIG(pair, &sequence);
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    int is_valid = EVP_DigestVerifyInit(digest, NULL, EVP_sha256(), NULL, key) == 1 &&
        EVP_DigestVerify(digest, sequence, (size_t)length, message, message_length) == 1;
    EVP_MD_CTX_free(digest);
    OPENSSL_free(sequence);
    ECDSA_SIG_free(pair);
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(key);
    return is_valid;
}
