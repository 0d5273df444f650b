#ifndef ALGORITHMS_H
#define ALGORITHMS_H

#include "libraries.h"

/// Adds what a signature may be made by, and what may be done with what it refers to, to a list of what is enabled;
/// 0 when that was not possible.
int enable_signature_algorithms(xmlSecPtrListPtr list);
int enable_reference_algorithms(xmlSecPtrListPtr list);

/// The same for what content may be encrypted by.
int enable_ciphers(xmlSecPtrListPtr list);

#endif
