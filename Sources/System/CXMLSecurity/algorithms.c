// The library allows everything that it knows unless something is in these lists.
#include "algorithms.h"

typedef xmlSecTransformId (*algorithm)(void);

static int enable(xmlSecPtrListPtr list, const algorithm *algorithms, size_t count) {
    for (size_t i = 0; i < count; i++) {
        xmlSecTransformId id = algorithms[i]();
        if (id == xmlSecTransformIdUnknown || xmlSecPtrListAdd(list, (void *)id) < 0) return 0;
    }
    return 1;
}

static xmlSecTransformId exclusive(void) { return xmlSecTransformExclC14NId; }
static xmlSecTransformId inclusive(void) { return xmlSecTransformInclC14NId; }
static xmlSecTransformId enveloped(void) { return xmlSecTransformEnvelopedId; }
static xmlSecTransformId rsa_sha256(void) { return xmlSecTransformRsaSha256Id; }
static xmlSecTransformId rsa_sha384(void) { return xmlSecTransformRsaSha384Id; }
static xmlSecTransformId rsa_sha512(void) { return xmlSecTransformRsaSha512Id; }
static xmlSecTransformId ecdsa_sha256(void) { return xmlSecTransformEcdsaSha256Id; }
static xmlSecTransformId ecdsa_sha384(void) { return xmlSecTransformEcdsaSha384Id; }
static xmlSecTransformId ecdsa_sha512(void) { return xmlSecTransformEcdsaSha512Id; }
static xmlSecTransformId sha256(void) { return xmlSecTransformSha256Id; }
static xmlSecTransformId sha384(void) { return xmlSecTransformSha384Id; }
static xmlSecTransformId sha512(void) { return xmlSecTransformSha512Id; }
static xmlSecTransformId aes128_cbc(void) { return xmlSecTransformAes128CbcId; }
static xmlSecTransformId aes192_cbc(void) { return xmlSecTransformAes192CbcId; }
static xmlSecTransformId aes256_cbc(void) { return xmlSecTransformAes256CbcId; }
static xmlSecTransformId aes128_gcm(void) { return xmlSecTransformAes128GcmId; }
static xmlSecTransformId aes192_gcm(void) { return xmlSecTransformAes192GcmId; }
static xmlSecTransformId aes256_gcm(void) { return xmlSecTransformAes256GcmId; }

#define ENABLE(list, ...) enable(list, (const algorithm[]){__VA_ARGS__}, sizeof((algorithm[]){__VA_ARGS__}) / sizeof(algorithm))

int enable_signature_algorithms(xmlSecPtrListPtr list) {
    return ENABLE(
        list, exclusive, inclusive, rsa_sha256, rsa_sha384, rsa_sha512, ecdsa_sha256, ecdsa_sha384, ecdsa_sha512);
}

int enable_reference_algorithms(xmlSecPtrListPtr list) {
    return ENABLE(list, exclusive, inclusive, enveloped, sha256, sha384, sha512);
}

int enable_ciphers(xmlSecPtrListPtr list) {
    return ENABLE(list, aes128_cbc, aes192_cbc, aes256_cbc, aes128_gcm, aes192_gcm, aes256_gcm);
}
