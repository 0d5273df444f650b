#include "sign.h"
#include "libraries.h"

#include <limits.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/xmltree.h>

static xmlSecKeyPtr signing_key(const unsigned char *der, size_t length) {
    if (length == 0 || length > LONG_MAX) return NULL;
    EVP_PKEY *pair = d2i_AutoPrivateKey(NULL, &der, (long)length);
    xmlSecKeyDataPtr data = pair != NULL ? xmlSecOpenSSLEvpKeyAdopt(pair) : NULL;
    if (data == NULL) EVP_PKEY_free(pair);
    xmlSecKeyPtr key = data != NULL ? xmlSecKeyCreate() : NULL;
    if (key == NULL || xmlSecKeySetValue(key, data) < 0) {
        if (data != NULL) xmlSecKeyDataDestroy(data);
        if (key != NULL) xmlSecKeyDestroy(key);
        return NULL;
    }
    return key;
}

static int fill_in(xmlDocPtr document, xmlSecKeyPtr key) {
    xmlNodePtr root = xmlDocGetRootElement(document);
    xmlNodePtr signature = root != NULL ? xmlSecFindChild(root, xmlSecNodeSignature, xmlSecDSigNs) : NULL;
    xmlAttrPtr attribute = root != NULL ? xmlHasProp(root, BAD_CAST "ID") : NULL;
    xmlChar *id = attribute != NULL ? xmlNodeListGetString(document, attribute->children, 1) : NULL;
    xmlSecDSigCtxPtr context = xmlSecDSigCtxCreate(NULL);
    int is_signed = 0;
    if (signature != NULL && id != NULL && context != NULL && xmlAddID(NULL, document, id, attribute) != NULL) {
        context->enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
        // Something in the list keeps everything else out: KeyInfo stands as it was written.
        xmlSecPtrListAdd(&context->keyInfoWriteCtx.enabledKeyData, (xmlSecPtr)xmlSecKeyDataNameGetKlass());
        // The context frees it.
        context->signKey = xmlSecKeyDuplicate(key);
        is_signed = context->signKey != NULL && xmlSecDSigCtxSign(context, signature) == 0 &&
            context->status == xmlSecDSigStatusSucceeded;
    }
    if (context != NULL) xmlSecDSigCtxDestroy(context);
    xmlFree(id);
    return is_signed;
}

size_t document_sign(
    const char *text, size_t length, const unsigned char *key_der, size_t key_length, char *signed_document,
    size_t capacity) {
    size_t written = 0;
    if (length > INT_MAX || !libraries_ready()) return 0;
    xmlSecKeyPtr key = signing_key(key_der, key_length);
    xmlDocPtr document = xmlReadMemory(
        text, (int)length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (key != NULL && document != NULL && fill_in(document, key)) {
        xmlChar *dumped = NULL;
        int count = 0;
        xmlDocDumpMemory(document, &dumped, &count);
        if (dumped != NULL && count > 0 && (size_t)count <= capacity) {
            memcpy(signed_document, dumped, (size_t)count);
            written = (size_t)count;
        }
        xmlFree(dumped);
    }
    xmlFreeDoc(document);
    if (key != NULL) xmlSecKeyDestroy(key);
    ERR_clear_error();
    return written;
}
