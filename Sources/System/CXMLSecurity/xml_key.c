#include "xml_key.h"

#include <limits.h>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "opaque.h"

#include <xmlsec/openssl/evp.h>

// Takes the key over.
static struct xml_key *adopt(EVP_PKEY *key) {
    xmlSecKeyPtr adopted = NULL;
    if (key != NULL && (EVP_PKEY_is_a(key, "RSA") || EVP_PKEY_is_a(key, "EC")) && libraries_ready()) {
        xmlSecKeyDataPtr value = xmlSecOpenSSLEvpKeyAdopt(key);
        if (value != NULL) {
            // It belongs to the value now.
            key = NULL;
            adopted = xmlSecKeyCreate();
            if (adopted == NULL || xmlSecKeySetValue(adopted, value) < 0) {
                xmlSecKeyDataDestroy(value);
                if (adopted != NULL) xmlSecKeyDestroy(adopted);
                adopted = NULL;
            }
        }
    }
    EVP_PKEY_free(key);
    ERR_clear_error();
    return (struct xml_key *)adopted;
}

struct xml_key *xml_key_of_certificate(const unsigned char *der, size_t count) {
    if (count == 0 || count > LONG_MAX) return NULL;
    X509 *certificate = d2i_X509(NULL, &der, (long)count);
    EVP_PKEY *key = certificate != NULL ? X509_get_pubkey(certificate) : NULL;
    X509_free(certificate);
    return adopt(key);
}

struct xml_key *xml_key_of_private(const unsigned char *der, size_t count) {
    if (count == 0 || count > LONG_MAX) return NULL;
    PKCS8_PRIV_KEY_INFO *info = d2i_PKCS8_PRIV_KEY_INFO(NULL, &der, (long)count);
    EVP_PKEY *key = info != NULL ? EVP_PKCS82PKEY(info) : NULL;
    PKCS8_PRIV_KEY_INFO_free(info);
    return adopt(key);
}

void xml_key_free(struct xml_key *key) {
    if (key != NULL) xmlSecKeyDestroy(key_of(key));
}
