#include "COpenSSL.h"

#include <string.h>

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

static size_t keep(unsigned char *encoded, int written, unsigned char *out, size_t capacity) {
    size_t length = written > 0 && (size_t)written <= capacity ? (size_t)written : 0;
    if (length > 0) memcpy(out, encoded, length);
    OPENSSL_clear_free(encoded, written > 0 ? (size_t)written : 0);
    return length;
}

// 127 bits of randomness: at most 20 octets, and never negative (RFC 5280 §4.1.2.2).
static int number(X509 *certificate) {
    BIGNUM *serial = BN_new();
    int is_set = serial != NULL && BN_rand(serial, 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
        BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(certificate)) != NULL;
    BN_free(serial);
    return is_set;
}

static int extend(X509 *certificate, X509V3_CTX *context, int kind, const char *value) {
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, context, kind, value);
    int is_added = extension != NULL && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return is_added;
}

static int name(X509 *certificate, const char *common_name) {
    X509_NAME *subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(
               subject, "CN", MBSTRING_UTF8, (const unsigned char *)common_name, -1, -1, 0) == 1 &&
        X509_set_issuer_name(certificate, subject) == 1;
}

static X509 *certificate_for(EVP_PKEY *key, const char *common_name, long long from, long long until) {
    X509V3_CTX context;
    X509 *certificate = X509_new();
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
    // The version is counted from 0.
    if (certificate != NULL && X509_set_version(certificate, 2) == 1 && number(certificate) &&
        name(certificate, common_name) && ASN1_TIME_set(X509_getm_notBefore(certificate), from) != NULL &&
        ASN1_TIME_set(X509_getm_notAfter(certificate), until) != NULL && X509_set_pubkey(certificate, key) == 1 &&
        extend(certificate, &context, NID_basic_constraints, "critical,CA:FALSE") &&
        extend(certificate, &context, NID_key_usage, "critical,digitalSignature,keyEncipherment") &&
        extend(certificate, &context, NID_subject_key_identifier, "hash") &&
        X509_sign(certificate, key, EVP_sha256()) > 0) {
        return certificate;
    }
    X509_free(certificate);
    return NULL;
}

int self_signed_make(
    int bits, const char *common_name, long long from, long long until, unsigned char *key_der, size_t key_capacity,
    size_t *key_length, unsigned char *certificate_der, size_t certificate_capacity, size_t *certificate_length) {
    unsigned char *encoded_key = NULL, *encoded = NULL;
    EVP_PKEY *key = EVP_RSA_gen((size_t)bits);
    PKCS8_PRIV_KEY_INFO *info = key != NULL ? EVP_PKEY2PKCS8(key) : NULL;
    X509 *certificate = key != NULL ? certificate_for(key, common_name, from, until) : NULL;
    int key_written = info != NULL ? i2d_PKCS8_PRIV_KEY_INFO(info, &encoded_key) : 0;
    int written = certificate != NULL ? i2d_X509(certificate, &encoded) : 0;
    *key_length = keep(encoded_key, key_written, key_der, key_capacity);
    *certificate_length = keep(encoded, written, certificate_der, certificate_capacity);
    X509_free(certificate);
    PKCS8_PRIV_KEY_INFO_free(info);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return *key_length > 0 && *certificate_length > 0;
}
