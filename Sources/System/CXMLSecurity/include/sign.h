#ifndef C_XML_SECURITY_SIGN_H
#define C_XML_SECURITY_SIGN_H

#include <stddef.h>

/// Fills in the ds:Signature that is a child of the root of a document of our own: its digest and its value.
///
/// It refers to the root by its attribute `ID`. Returns the length of the signed document, 0 when it could not be signed
/// or does not fit.
size_t document_sign(
    const char *document, size_t length, const unsigned char *key, size_t key_length, char *signed_document,
    size_t capacity);

#endif
