#include "xml_encryption.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/err.h>

#include "algorithms.h"
#include "opaque.h"

// Takes the key over.
static xmlSecEncCtxPtr make(xmlEncCtxMode mode, xmlSecKeyPtr key) {
    xmlSecEncCtxPtr context = key != NULL ? xmlSecEncCtxCreate(NULL) : NULL;
    if (context == NULL) {
        if (key != NULL) xmlSecKeyDestroy(key);
        return NULL;
    }
    context->mode = mode;
    context->encKey = key;
    // The content stands in the document: nothing is fetched.
    context->transformCtx.enabledUris = xmlSecTransformUriTypeNone;
    context->keyInfoReadCtx.maxRetrievalMethodLevel = 0;
    context->keyInfoReadCtx.maxEncryptedKeyLevel = 0;
    xmlSecPtrListPtr enabled = &context->transformCtx.enabledTransforms;
    int is_ready = mode == xmlEncCtxModeEncryptedKey ? enable_key_transport(enabled) : enable_ciphers(enabled);
    if (is_ready) return context;
    xmlSecEncCtxDestroy(context);
    return NULL;
}

static xmlSecKeyPtr open_key(xmlNodePtr encrypted_key, const struct xml_key *key) {
    xmlSecEncCtxPtr context = make(xmlEncCtxModeEncryptedKey, xmlSecKeyDuplicate(key_of(key)));
    if (context == NULL) return NULL;
    xmlSecKeyPtr opened = NULL;
    xmlSecBufferPtr buffer = xmlSecEncCtxDecryptToBuffer(context, encrypted_key);
    if (buffer != NULL && xmlSecBufferGetData(buffer) != NULL) {
        size_t size = xmlSecBufferGetSize(buffer);
        if (size == 16 || size == 24 || size == 32) {
            opened = xmlSecKeyReadMemory(xmlSecKeyDataAesId, xmlSecBufferGetData(buffer), (xmlSecSize)size);
        }
        OPENSSL_cleanse(xmlSecBufferGetData(buffer), size);
    }
    if (opened != NULL) opened->usage = xmlSecKeyUsageAny;
    xmlSecEncCtxDestroy(context);
    return opened;
}

unsigned char *xml_decrypted(
    const struct xml_element *encrypted_data, const struct xml_element *encrypted_key, const struct xml_key *key,
    size_t *count) {
    if (!libraries_ready()) return NULL;
    unsigned char *octets = NULL;
    xmlSecEncCtxPtr context = make(xmlEncCtxModeEncryptedData, open_key(node_of(encrypted_key), key));
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
