#ifndef XML_SIGNATURE_H
#define XML_SIGNATURE_H

#include <stddef.h>

#include "xml_document.h"
#include "xml_key.h"

/// Whether the ds:SignedInfo of a ds:Signature was signed by the owner of a key; what it refers to is not looked at.
int xml_signature_is_by(const struct xml_element *signature, const struct xml_key *key);

/// The octets of an element that its signature covers: what was digested, in canonical form.
///
/// NULL when the signature is not by the owner of the key, or does not cover the element with this ID. To be freed by
/// `xml_octets_free`.
unsigned char *xml_signature_octets(
    const struct xml_element *signature, const struct xml_element *element, const struct xml_key *key, size_t *count);

void xml_octets_free(unsigned char *octets);

#endif
