#ifndef SCAN_H
#define SCAN_H

#include "xml_document.h"

/// Looks at the bytes of a document before a parser does, in one pass.
///
/// What is not well-formed passes: the parser finds it, and stops there.
enum xml_flaw scan(const unsigned char *bytes, size_t count, const struct xml_limits *limits);

#endif
