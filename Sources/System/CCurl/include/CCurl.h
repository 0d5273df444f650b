#ifndef C_CURL_H
#define C_CURL_H

#include <stddef.h>

/// One line of transfers; it keeps its connections open from one to the next. For one thread at a time.
struct transfer;

/// What a transfer may do besides speaking TLS to public addresses.
enum transfer_permission {
    TRANSFER_PLAIN_HTTP = 1,
    /// Addresses of this machine and of private networks.
    TRANSFER_PRIVATE_ADDRESSES = 2,
};

/// NULL when there is no memory.
struct transfer *transfer_make(void);
void transfer_end(struct transfer *transfer);

/// Posts a body, and waits for the answer: no longer than so many seconds in all, and for no more than `capacity` bytes.
///
/// Follows no redirection, and asks neither a proxy nor a file for anything. `fields` are lines, each ended by a line feed.
/// Returns the status, or 0 when there was none; then `flaw`, of 256 bytes, says why.
long transfer_post(
    struct transfer *transfer, const char *url, const char *fields, const unsigned char *body, size_t body_length,
    unsigned permissions, long seconds, unsigned char *answer, size_t capacity, size_t *answer_length, char *flaw);

#endif
