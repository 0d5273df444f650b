#ifndef C_XML_SECURITY_COMPRESSION_H
#define C_XML_SECURITY_COMPRESSION_H

#include <stddef.h>

/// What came of inflating.
enum inflation {
    INFLATED = 0,
    /// No DEFLATE stream, an unfinished one, or something behind it.
    INFLATION_DAMAGED = 1,
    /// More than there was room for; nothing more was inflated.
    INFLATION_TOO_LARGE = 2,
};

/// RFC 1951, without a header. Returns the length, 0 when there is no room.
size_t octets_deflate(const unsigned char *octets, size_t length, unsigned char *deflated, size_t capacity);

/// Never writes, nor works for, more than `capacity` bytes.
enum inflation octets_inflate(
    const unsigned char *deflated, size_t length, unsigned char *octets, size_t capacity, size_t *written);

#endif
