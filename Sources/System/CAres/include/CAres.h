#ifndef C_ARES_H
#define C_ARES_H

#include <stddef.h>

/// What became of a question.
enum dns_result {
    DNS_ANSWERED = 0,
    /// There is no such name, or no such record at it.
    DNS_NOTHING = 1,
    /// Nobody said what there is.
    DNS_FAILED = 2,
};

/// Whether `servers` names name servers: addresses with or without ports, separated by commas.
int dns_servers_are_usable(const char *servers);

/// Asks for the TXT records at a name, and waits for the answer: no longer than so many seconds in all.
///
/// Asks the servers of this machine where `servers` is empty; never its hosts file, and never for another name than this.
/// The texts are put into `bytes`, one behind the other, each with its length in `lengths`; `count` is how many there are. What
/// has no room is left out. `flaw`, of 256 bytes, says why DNS_FAILED.
enum dns_result dns_txt(
    const char *name, const char *servers, unsigned seconds, unsigned char *bytes, size_t capacity, size_t *lengths,
    size_t most, size_t *count, char *flaw);

#endif
