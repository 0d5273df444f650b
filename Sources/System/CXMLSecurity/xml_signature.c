#include "xml_signature.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>

#include "algorithms.h"
#include "opaque.h"

static xmlNodePtr child(xmlNodePtr parent, const xmlChar *name) {
    return xmlSecFindChild(parent, name, xmlSecDSigNs);
}

// --- Whose signature it is -------------------------------------------------------------------------------------------

static int is_signed_by(xmlSecTransformCtxPtr context, xmlNodePtr signature, const struct xml_key *key) {
    xmlNodePtr signed_info = child(signature, xmlSecNodeSignedInfo);
    xmlNodePtr value = child(signature, xmlSecNodeSignatureValue);
    if (signed_info == NULL || value == NULL) return 0;
    xmlNodePtr canonicalization = child(signed_info, xmlSecNodeCanonicalizationMethod);
    xmlNodePtr method = child(signed_info, xmlSecNodeSignatureMethod);
    if (canonicalization == NULL || method == NULL) return 0;
    if (!enable_signature_algorithms(&context->enabledTransforms)) return 0;
    if (xmlSecTransformCtxNodeRead(context, canonicalization, xmlSecTransformUsageC14NMethod) == NULL) return 0;
    xmlSecTransformPtr verification =
        xmlSecTransformCtxNodeRead(context, method, xmlSecTransformUsageSignatureMethod);
    if (verification == NULL) return 0;
    verification->operation = xmlSecTransformOperationVerify;
    if (xmlSecTransformSetKey(verification, key_of(key)) < 0) return 0;
    xmlSecNodeSetPtr nodes = xmlSecNodeSetGetChildren(signed_info->doc, signed_info, 1, 0);
    if (nodes == NULL) return 0;
    int is_signed = xmlSecTransformCtxXmlExecute(context, nodes) == 0 &&
                    xmlSecTransformVerifyNodeContent(verification, value, context) == 0 &&
                    verification->status == xmlSecTransformStatusOk;
    xmlSecNodeSetDestroy(nodes);
    return is_signed;
}

int xml_signature_is_by(const struct xml_element *signature, const struct xml_key *key) {
    if (!libraries_ready()) return 0;
    xmlSecTransformCtxPtr context = xmlSecTransformCtxCreate();
    int is_by = context != NULL && is_signed_by(context, node_of(signature), key);
    if (context != NULL) xmlSecTransformCtxDestroy(context);
    ERR_clear_error();
    return is_by;
}

// --- What it covers --------------------------------------------------------------------------------------------------

// Makes the element the one that its ID finds. A document knows no IDs unless it is told, or has an xml:id.
static int is_found_by(xmlNodePtr element, const xmlChar *id) {
    xmlAttrPtr attribute = xmlHasProp(element, BAD_CAST "ID");
    if (attribute == NULL || attribute->ns != NULL) return 0;
    if (xmlGetID(element->doc, id) != attribute) xmlAddID(NULL, element->doc, id, attribute);
    return xmlGetID(element->doc, id) == attribute;
}

static int prepare(xmlSecDSigCtxPtr context, const struct xml_key *key) {
    context->flags = XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS | XMLSEC_DSIG_FLAGS_STORE_SIGNEDINFO_REFERENCES;
    context->enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
    context->transformCtx.enabledUris = xmlSecTransformUriTypeSameDocument;
    // KeyInfo is not read when there is a key already; what little is enabled here is in case it were.
    context->keyInfoReadCtx.maxRetrievalMethodLevel = 0;
    context->keyInfoReadCtx.maxEncryptedKeyLevel = 0;
    if (xmlSecPtrListAdd(&context->keyInfoReadCtx.enabledKeyData, (void *)xmlSecKeyDataNameId) < 0) return 0;
    context->enabledReferenceTransforms = xmlSecPtrListCreate(xmlSecTransformIdListId);
    if (context->enabledReferenceTransforms == NULL) return 0;
    if (!enable_signature_algorithms(&context->transformCtx.enabledTransforms)) return 0;
    if (!enable_reference_algorithms(context->enabledReferenceTransforms)) return 0;
    context->signKey = xmlSecKeyDuplicate(key_of(key));
    return context->signKey != NULL;
}

// The one reference, when it is to this ID and what it refers to has the digest.
static xmlSecDSigReferenceCtxPtr reference_to(xmlSecDSigCtxPtr context, const xmlChar *id) {
    if (xmlSecPtrListGetSize(&context->signedInfoReferences) != 1) return NULL;
    if (xmlSecPtrListGetSize(&context->manifestReferences) != 0) return NULL;
    xmlSecDSigReferenceCtxPtr reference = xmlSecPtrListGetItem(&context->signedInfoReferences, 0);
    if (reference == NULL || reference->status != xmlSecDSigStatusSucceeded) return NULL;
    if (reference->uri == NULL || reference->uri[0] != '#' || !xmlStrEqual(reference->uri + 1, id)) return NULL;
    return reference;
}

static unsigned char *copy(xmlSecBufferPtr buffer, size_t *count) {
    if (buffer == NULL || xmlSecBufferGetData(buffer) == NULL || xmlSecBufferGetSize(buffer) == 0) return NULL;
    *count = xmlSecBufferGetSize(buffer);
    unsigned char *octets = malloc(*count);
    if (octets != NULL) memcpy(octets, xmlSecBufferGetData(buffer), *count);
    return octets;
}

unsigned char *xml_signature_octets(
    const struct xml_element *signature, const struct xml_element *element, const struct xml_key *key, size_t *count) {
    if (!libraries_ready()) return NULL;
    unsigned char *octets = NULL;
    xmlChar *id = xmlGetNoNsProp(node_of(element), BAD_CAST "ID");
    xmlSecDSigCtxPtr context = xmlSecDSigCtxCreate(NULL);
    // A signature that does not fit is no failure of the call: its status says so.
    if (id != NULL && context != NULL && is_found_by(node_of(element), id) && prepare(context, key) &&
        xmlSecDSigCtxVerify(context, node_of(signature)) == 0 && context->status == xmlSecDSigStatusSucceeded) {
        xmlSecDSigReferenceCtxPtr reference = reference_to(context, id);
        if (reference != NULL) octets = copy(xmlSecDSigReferenceCtxGetPreDigestBuffer(reference), count);
    }
    if (context != NULL) xmlSecDSigCtxDestroy(context);
    xmlFree(id);
    ERR_clear_error();
    return octets;
}

void xml_octets_free(unsigned char *octets) { free(octets); }
