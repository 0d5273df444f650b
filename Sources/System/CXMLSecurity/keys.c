#include "keys.h"

#include <limits.h>
#include <string.h>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

static enum key_kind kind_of(EVP_PKEY *key) {
    if (key == NULL) return KEY_OTHER;
    if (EVP_PKEY_is_a(key, "RSA")) return KEY_RSA;
    char group[32] = "";
    size_t written = 0;
    if (!EVP_PKEY_is_a(key, "EC") || EVP_PKEY_get_group_name(key, group, sizeof group, &written) != 1) return KEY_OTHER;
    if (strcmp(group, "prime256v1") == 0) return KEY_P256;
    if (strcmp(group, "secp384r1") == 0) return KEY_P384;
    if (strcmp(group, "secp521r1") == 0) return KEY_P521;
    return KEY_OTHER;
}

// As long as the order of the curve.
static size_t half_of(enum key_kind kind) {
    switch (kind) {
    case KEY_P256: return 32;
    case KEY_P384: return 48;
    case KEY_P521: return 66;
    default: return 0;
    }
}

static X509 *read_certificate(const unsigned char *der, size_t length) {
    if (length == 0 || length > LONG_MAX) return NULL;
    const unsigned char *end = der;
    X509 *certificate = d2i_X509(NULL, &end, (long)length);
    if (certificate != NULL && end != der + length) {
        X509_free(certificate);
        return NULL;
    }
    return certificate;
}

static EVP_PKEY *read_key(const unsigned char *der, size_t length) {
    if (length == 0 || length > LONG_MAX) return NULL;
    return d2i_AutoPrivateKey(NULL, &der, (long)length);
}

static int seconds(const ASN1_TIME *time, long long *since1970) {
    int days = 0, rest = 0;
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int is_read = epoch != NULL && ASN1_TIME_diff(&days, &rest, epoch, time) == 1;
    ASN1_TIME_free(epoch);
    *since1970 = days * 86400LL + rest;
    return is_read;
}

static void write_name(X509_NAME *name, char *text, size_t capacity) {
    BIO *bio = BIO_new(BIO_s_mem());
    int written = 0;
    if (bio != NULL && X509_NAME_print_ex(bio, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >= 0) {
        written = BIO_read(bio, text, (int)capacity - 1);
    }
    text[written > 0 ? written : 0] = 0;
    BIO_free(bio);
}

int certificate_read(
    const unsigned char *der, size_t length, struct certificate_facts *facts, char *subject, size_t capacity,
    unsigned char *fingerprint) {
    X509 *certificate = read_certificate(der, length);
    EVP_PKEY *key = certificate != NULL ? X509_get0_pubkey(certificate) : NULL;
    int is_read = certificate != NULL && seconds(X509_get0_notBefore(certificate), &facts->not_before) &&
        seconds(X509_get0_notAfter(certificate), &facts->not_after) &&
        EVP_Digest(der, length, fingerprint, NULL, EVP_sha256(), NULL) == 1;
    if (is_read) {
        facts->kind = kind_of(key);
        facts->bits = key != NULL ? EVP_PKEY_get_bits(key) : 0;
        write_name(X509_get_subject_name(certificate), subject, capacity);
    }
    X509_free(certificate);
    ERR_clear_error();
    return is_read;
}

int key_belongs(
    const unsigned char *key_der, size_t key_length, const unsigned char *certificate_der, size_t certificate_length) {
    X509 *certificate = read_certificate(certificate_der, certificate_length);
    EVP_PKEY *key = read_key(key_der, key_length);
    int belongs = certificate != NULL && key != NULL && X509_check_private_key(certificate, key) == 1;
    EVP_PKEY_free(key);
    X509_free(certificate);
    ERR_clear_error();
    return belongs;
}

// XML Signature wants R and S beside each other, OpenSSL gives a SEQUENCE of them (RFC 3279 §2.2.3).
static size_t halves(const unsigned char *sequence, size_t length, size_t half, unsigned char *signature) {
    ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &sequence, (long)length);
    int size = (int)half;
    int is_written = pair != NULL && BN_bn2binpad(ECDSA_SIG_get0_r(pair), signature, size) == size &&
        BN_bn2binpad(ECDSA_SIG_get0_s(pair), signature + half, size) == size;
    ECDSA_SIG_free(pair);
    return is_written ? 2 * half : 0;
}

static int sequence_of(const unsigned char *signature, size_t half, unsigned char **sequence) {
    int length = 0;
    ECDSA_SIG *pair = ECDSA_SIG_new();
    BIGNUM *r = BN_bin2bn(signature, (int)half, NULL);
    BIGNUM *s = BN_bin2bn(signature + half, (int)half, NULL);
    if (pair != NULL && r != NULL && s != NULL && ECDSA_SIG_set0(pair, r, s) == 1) {
        // They belong to the pair now.
        r = NULL;
        s = NULL;
        length = i2d_ECDSA_SIG(pair, sequence);
    }
    BN_free(r);
    BN_free(s);
    ECDSA_SIG_free(pair);
    return length;
}

size_t octets_sign(
    const unsigned char *key_der, size_t key_length, const unsigned char *octets, size_t octets_length,
    unsigned char *signature, size_t capacity) {
    unsigned char made[1024];
    size_t written = sizeof made, length = 0;
    EVP_PKEY *key = read_key(key_der, key_length);
    size_t half = half_of(kind_of(key));
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (kind_of(key) != KEY_OTHER && context != NULL &&
        EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
        EVP_DigestSign(context, made, &written, octets, octets_length) == 1) {
        if (half > 0 && 2 * half <= capacity) {
            length = halves(made, written, half, signature);
        } else if (half == 0 && written <= capacity) {
            memcpy(signature, made, written);
            length = written;
        }
    }
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return length;
}

static const EVP_MD *digest_of(enum signature_digest digest) {
    switch (digest) {
    case SIGNATURE_SHA256: return EVP_sha256();
    case SIGNATURE_SHA384: return EVP_sha384();
    case SIGNATURE_SHA512: return EVP_sha512();
    }
    return NULL;
}

int octets_are_signed(
    const unsigned char *certificate_der, size_t certificate_length, int is_rsa, enum signature_digest digest,
    const unsigned char *octets, size_t octets_length, const unsigned char *signature, size_t signature_length) {
    int is_signed = 0;
    unsigned char *sequence = NULL;
    const EVP_MD *method = digest_of(digest);
    X509 *certificate = read_certificate(certificate_der, certificate_length);
    EVP_PKEY *key = certificate != NULL ? X509_get0_pubkey(certificate) : NULL;
    enum key_kind kind = kind_of(key);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (kind != KEY_OTHER && (kind == KEY_RSA) == (is_rsa != 0) && method != NULL && context != NULL &&
        EVP_DigestVerifyInit(context, NULL, method, NULL, key) == 1) {
        const unsigned char *value = signature;
        size_t length = signature_length;
        if (half_of(kind) > 0 && length == 2 * half_of(kind)) {
            int written = sequence_of(signature, half_of(kind), &sequence);
            value = sequence;
            length = written > 0 ? (size_t)written : 0;
        }
        is_signed = length > 0 && EVP_DigestVerify(context, value, length, octets, octets_length) == 1;
    }
    OPENSSL_free(sequence);
    EVP_MD_CTX_free(context);
    X509_free(certificate);
    // The reasons of a refusal would pile up on this thread.
    ERR_clear_error();
    return is_signed;
}
