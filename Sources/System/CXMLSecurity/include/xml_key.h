#ifndef XML_KEY_H
#define XML_KEY_H

#include <stddef.h>

/// An RSA or EC key, ready for signatures and encryption; never changed, so threads may share it.
struct xml_key;

/// The public key of a certificate in DER; NULL when there is none of a kind that is used here.
struct xml_key *xml_key_of_certificate(const unsigned char *der, size_t count);

/// A private key in PKCS #8 DER; NULL when there is none of a kind that is used here.
struct xml_key *xml_key_of_private(const unsigned char *der, size_t count);

void xml_key_free(struct xml_key *key);

#endif
