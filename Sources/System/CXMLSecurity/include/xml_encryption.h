#ifndef XML_ENCRYPTION_H
#define XML_ENCRYPTION_H

#include <stddef.h>

#include "xml_document.h"
#include "xml_key.h"

/// Decrypts a xenc:EncryptedData, whose key is in a xenc:EncryptedKey that only the owner of `key` can open.
///
/// NULL when that cannot be done. To be freed by `xml_octets_free`.
unsigned char *xml_decrypted(
    const struct xml_element *encrypted_data, const struct xml_element *encrypted_key, const struct xml_key *key,
    size_t *count);

#endif
