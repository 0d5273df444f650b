#include "compression.h"

#include <limits.h>

#include <zlib.h>

// A window of 32 KiB; negative means that no header and no checksum stand around the stream.
static const int raw = -15;

size_t octets_deflate(const unsigned char *octets, size_t length, unsigned char *deflated, size_t capacity) {
    z_stream stream = {0};
    if (length > UINT_MAX || capacity > UINT_MAX) return 0;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, raw, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    stream.next_in = (unsigned char *)octets;
    stream.avail_in = (unsigned)length;
    stream.next_out = deflated;
    stream.avail_out = (unsigned)capacity;
    int status = deflate(&stream, Z_FINISH);
    size_t written = status == Z_STREAM_END ? stream.total_out : 0;
    deflateEnd(&stream);
    return written;
}

enum inflation octets_inflate(
    const unsigned char *deflated, size_t length, unsigned char *octets, size_t capacity, size_t *written) {
    z_stream stream = {0};
    *written = 0;
    if (length > UINT_MAX || capacity > UINT_MAX) return INFLATION_TOO_LARGE;
    if (inflateInit2(&stream, raw) != Z_OK) return INFLATION_DAMAGED;
    stream.next_in = (unsigned char *)deflated;
    stream.avail_in = (unsigned)length;
    stream.next_out = octets;
    stream.avail_out = (unsigned)capacity;
    int status = inflate(&stream, Z_FINISH);
    enum inflation inflation = INFLATION_DAMAGED;
    if (status == Z_STREAM_END && stream.avail_in == 0) {
        inflation = INFLATED;
        *written = stream.total_out;
    } else if (status == Z_BUF_ERROR && stream.avail_out == 0) {
        inflation = INFLATION_TOO_LARGE;
    }
    inflateEnd(&stream);
    return inflation;
}
