// The library allows everything that it knows unless something is in these lists.
#include "algorithms.h"

#include <xmlsec/openssl/crypto.h>

typedef xmlSecTransformId (*algorithm)(void);

static const algorithm signature_algorithms[] = {
    xmlSecTransformExclC14NGetKlass,           xmlSecTransformInclC14NGetKlass,
    xmlSecOpenSSLTransformRsaSha256GetKlass,   xmlSecOpenSSLTransformRsaSha384GetKlass,
    xmlSecOpenSSLTransformRsaSha512GetKlass,   xmlSecOpenSSLTransformEcdsaSha256GetKlass,
    xmlSecOpenSSLTransformEcdsaSha384GetKlass, xmlSecOpenSSLTransformEcdsaSha512GetKlass,
};

static const algorithm reference_algorithms[] = {
    xmlSecTransformExclC14NGetKlass,     xmlSecTransformInclC14NGetKlass,     xmlSecTransformEnvelopedGetKlass,
    xmlSecOpenSSLTransformSha256GetKlass, xmlSecOpenSSLTransformSha384GetKlass, xmlSecOpenSSLTransformSha512GetKlass,
};

static const algorithm ciphers[] = {
    xmlSecOpenSSLTransformAes128CbcGetKlass, xmlSecOpenSSLTransformAes192CbcGetKlass,
    xmlSecOpenSSLTransformAes256CbcGetKlass, xmlSecOpenSSLTransformAes128GcmGetKlass,
    xmlSecOpenSSLTransformAes192GcmGetKlass, xmlSecOpenSSLTransformAes256GcmGetKlass,
};

static int enable(xmlSecPtrListPtr list, const algorithm *algorithms, size_t count) {
    for (size_t i = 0; i < count; i++) {
        xmlSecTransformId id = algorithms[i]();
        if (id == xmlSecTransformIdUnknown || xmlSecPtrListAdd(list, (void *)id) < 0) return 0;
    }
    return 1;
}

#define ENABLE(list, algorithms) enable(list, algorithms, sizeof(algorithms) / sizeof(algorithms)[0])

int enable_signature_algorithms(xmlSecPtrListPtr list) { return ENABLE(list, signature_algorithms); }

int enable_reference_algorithms(xmlSecPtrListPtr list) { return ENABLE(list, reference_algorithms); }

int enable_ciphers(xmlSecPtrListPtr list) { return ENABLE(list, ciphers); }
