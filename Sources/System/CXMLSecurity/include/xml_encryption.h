#ifndef XML_ENCRYPTION_H
#define XML_ENCRYPTION_H

#include <stddef.h>

#include "xml_document.h"
#include "xml_key.h"

/// The digest of RSA-OAEP; that of its mask is SHA-1 (XML Encryption §5.4.2).
enum xml_oaep_digest { XML_OAEP_SHA1, XML_OAEP_SHA256 };

/// Decrypts a xenc:EncryptedData, whose key is in a xenc:CipherValue that only the owner of `key` can open.
///
/// NULL when that cannot be done. To be freed by `xml_octets_free`. `is_opened` is 1 when the key was for `key`: then no other
/// key is worth a try, and none may be tried, as the time it takes would tell whether the padding was right.
unsigned char *xml_decrypted(
    const struct xml_element *encrypted_data, const struct xml_element *key_cipher_value, enum xml_oaep_digest digest,
    const struct xml_key *key, int *is_opened, size_t *count);

#endif
