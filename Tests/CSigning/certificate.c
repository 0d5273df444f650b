#include "CSigning.h"

#include <string.h>

#include <openssl/evp.h>
#include <openssl/x509.h>

size_t private_key_certificate(
    const unsigned char *der, size_t length, const char *common_name, long long from, long long until,
    unsigned char *certificate_der, size_t capacity) {
    EVP_PKEY *key = d2i_AutoPrivateKey(NULL, &der, (long)length);
    X509 *certificate = X509_new();
    X509_NAME *name = X509_get_subject_name(certificate);
    unsigned char *encoded = NULL;
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, (const unsigned char *)common_name, -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    ASN1_TIME_set(X509_getm_notBefore(certificate), from);
    ASN1_TIME_set(X509_getm_notAfter(certificate), until);
    X509_set_pubkey(certificate, key);
    int written = X509_sign(certificate, key, EVP_sha256()) > 0 ? i2d_X509(certificate, &encoded) : 0;
    size_t count = written > 0 && (size_t)written <= capacity ? (size_t)written : 0;
    if (count > 0) memcpy(certificate_der, encoded, count);
    OPENSSL_free(encoded);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return count;
}
