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
    /// Not a permission to add: only this machine may be reached, whatever else is allowed.
    TRANSFER_LOOPBACK_ALONE = 4,
};

/// NULL when there is no memory.
struct transfer *transfer_make(void);
void transfer_end(struct transfer *transfer);

/// Sends a body by some method, and waits for the answer: no longer than so many seconds in all, and for no more than `capacity` bytes.
///
/// Follows no redirection, and asks neither a proxy nor a file for anything. `fields` are lines, each ended by a line feed.
/// Returns the status, or 0 when there was none; then `flaw`, of 256 bytes, says why.
long transfer_send(
    struct transfer *transfer, const char *method, const char *url, const char *fields, const unsigned char *body, size_t body_length,
    unsigned permissions, long seconds, unsigned char *answer, size_t capacity, size_t *answer_length, char *flaw);

/// Why nothing was fetched.
enum fetch_flaw {
    /// What `words` says, as libcurl says it.
    FETCH_FAILED = 0,
    FETCH_REFUSED_ADDRESS = 1,
    FETCH_TOO_LARGE = 2,
    FETCH_TOO_SLOW = 3,
};

/// Fetches what is at a URL with GET: no longer than so many milliseconds in all, and no more than `capacity` bytes.
///
/// Follows no redirection, asks neither a proxy nor a file for anything, opens a connection of its own and closes it.
/// `authorities` is a file with those to believe instead of the machine's own, or empty.
/// Returns the status, or 0 when there was none; then `flaw` and `words`, of 256 bytes, say why.
long transfer_fetch(
    struct transfer *transfer, const char *url, const char *fields, const char *authorities, unsigned permissions,
    long milliseconds, unsigned char *body, size_t capacity, size_t *body_length, enum fetch_flaw *flaw, char *words);
/// A field of what was fetched, until the next transfer; NULL when there is none of that name.
const char *transfer_field(struct transfer *transfer, const char *name);
/// Where the answer sends us, as a whole URL, until the next transfer; NULL when it does not.
const char *transfer_redirection(struct transfer *transfer);

/// How far a mail came.
enum mail_stage {
    MAIL_ON_THE_WAY = 0,
    /// The server was asked about the recipient, or was given the content: what it said then, it said of this mail.
    MAIL_JUDGED = 1,
};

/// Hands over one mail for one recipient, and waits until the server has it: no longer than so many seconds in all.
///
/// `url` is `smtp://HOST:PORT` or `smtps://HOST:PORT`; `user` and `password` may be empty, as may `authorities`, a file with
/// those to believe instead of the machine's own. With `requires_tls` nothing is said before the line is encrypted.
///
/// Returns 1 when the server has taken it. Otherwise 0; then `reply`, of 256 bytes, is the server's last line, `stage` says
/// what that was about, and `flaw`, of 256 bytes, says what went wrong in libcurl's words.
int transfer_mail(
    struct transfer *transfer, const char *url, const char *user, const char *password, const char *authorities,
    int requires_tls, const char *sender, const char *recipient, const unsigned char *content,
    size_t content_length, long seconds, enum mail_stage *stage, char *reply, char *flaw);

#endif
