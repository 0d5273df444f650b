#include "xml_encryption.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "algorithms.h"
#include "opaque.h"

#include <xmlsec/buffer.h>
#include <xmlsec/openssl/evp.h>

// 8192 bits, as in certificates.
enum { largest_rsa_bytes = 1024 };

// The library knows RSA-OAEP with SHA-1 alone, so the key is opened without it.
static size_t open_oaep(
    const struct xml_key *key, enum xml_oaep_digest digest, const unsigned char *cipher, size_t length,
    unsigned char *opened, size_t capacity) {
    EVP_PKEY *own = xmlSecOpenSSLEvpKeyDataGetEvp(xmlSecKeyGetValue(key_of(key)));
    if (own == NULL || !EVP_PKEY_is_a(own, "RSA")) return 0;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey(NULL, own, NULL);
    size_t written = capacity;
    int is_open = context != NULL && EVP_PKEY_decrypt_init(context) == 1 &&
                  EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1 &&
                  EVP_PKEY_CTX_set_rsa_oaep_md(context, digest == XML_OAEP_SHA256 ? EVP_sha256() : EVP_sha1()) == 1 &&
                  EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha1()) == 1 &&
                  EVP_PKEY_decrypt(context, opened, &written, cipher, length) == 1;
    EVP_PKEY_CTX_free(context);
    return is_open ? written : 0;
}

// AES of whichever size was sent; that it is the one of the cipher, the library demands.
static xmlSecKeyPtr open_key(xmlNodePtr cipher_value, enum xml_oaep_digest digest, const struct xml_key *key) {
    unsigned char opened[largest_rsa_bytes];
    xmlSecKeyPtr result = NULL;
    xmlSecBuffer cipher;
    if (xmlSecBufferInitialize(&cipher, 0) < 0) return NULL;
    if (xmlSecBufferBase64NodeContentRead(&cipher, cipher_value) == 0 && xmlSecBufferGetData(&cipher) != NULL) {
        size_t size = open_oaep(
            key, digest, xmlSecBufferGetData(&cipher), xmlSecBufferGetSize(&cipher), opened, sizeof opened);
        if (size == 16 || size == 24 || size == 32) {
            result = xmlSecKeyReadMemory(xmlSecKeyDataAesId, opened, (xmlSecSize)size);
        }
    }
    if (result != NULL) result->usage = xmlSecKeyUsageAny;
    OPENSSL_cleanse(opened, sizeof opened);
    xmlSecBufferFinalize(&cipher);
    return result;
}

// Takes the key over.
static xmlSecEncCtxPtr make(xmlSecKeyPtr key) {
    xmlSecEncCtxPtr context = key != NULL ? xmlSecEncCtxCreate(NULL) : NULL;
    if (context == NULL) {
        if (key != NULL) xmlSecKeyDestroy(key);
        return NULL;
    }
    context->mode = xmlEncCtxModeEncryptedData;
    context->encKey = key;
    // The content stands in the document: nothing is fetched.
    context->transformCtx.enabledUris = xmlSecTransformUriTypeNone;
    context->keyInfoReadCtx.maxRetrievalMethodLevel = 0;
    context->keyInfoReadCtx.maxEncryptedKeyLevel = 0;
    if (enable_ciphers(&context->transformCtx.enabledTransforms)) return context;
    xmlSecEncCtxDestroy(context);
    return NULL;
}

unsigned char *xml_decrypted(
    const struct xml_element *encrypted_data, const struct xml_element *key_cipher_value, enum xml_oaep_digest digest,
    const struct xml_key *key, int *is_opened, size_t *count) {
    *is_opened = 0;
    if (!libraries_ready()) return NULL;
    unsigned char *octets = NULL;
    xmlSecKeyPtr opened = open_key(node_of(key_cipher_value), digest, key);
    *is_opened = opened != NULL;
    xmlSecEncCtxPtr context = make(opened);
    if (context != NULL) {
        xmlSecBufferPtr buffer = xmlSecEncCtxDecryptToBuffer(context, node_of(encrypted_data));
        if (buffer != NULL && xmlSecBufferGetData(buffer) != NULL && xmlSecBufferGetSize(buffer) > 0) {
            *count = xmlSecBufferGetSize(buffer);
            octets = malloc(*count);
            if (octets != NULL) memcpy(octets, xmlSecBufferGetData(buffer), *count);
        }
        xmlSecEncCtxDestroy(context);
    }
    ERR_clear_error();
    return octets;
}
