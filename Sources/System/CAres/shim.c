#include "CAres.h"

#include <arpa/nameser.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include <ares.h>

static const size_t flaw_length = 256;

struct inquiry {
    unsigned char *bytes;
    size_t capacity;
    size_t used;
    size_t *lengths;
    size_t most;
    size_t count;
    int is_over;
    int status;
};

static int preparation;

static void prepare(void) { preparation = ares_library_init(ARES_LIB_INIT_ALL); }

static int open_channel(ares_channel *channel, const char *servers) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, prepare);
    if (preparation != ARES_SUCCESS) return preparation;
    char lookups[] = "b";
    struct ares_options options = {
        .flags = ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES | ARES_FLAG_EDNS,
        // Fits into one packet on every way (RFC 9715 §3.2); what does not comes over TCP.
        .ednspsz = 1232,
        .timeout = 1000,
        .tries = 2,
        .lookups = lookups,
    };
    int status = ares_init_options(
        channel, &options,
        ARES_OPT_FLAGS | ARES_OPT_EDNSPSZ | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_LOOKUPS);
    if (status != ARES_SUCCESS || servers[0] == '\0') return status;
    status = ares_set_servers_ports_csv(*channel, servers);
    if (status != ARES_SUCCESS) ares_destroy(*channel);
    return status;
}

int dns_servers_are_usable(const char *servers) {
    ares_channel channel;
    if (servers[0] == '\0' || open_channel(&channel, servers) != ARES_SUCCESS) return 0;
    struct ares_addr_port_node *known = NULL;
    int is_usable = ares_get_servers_ports(channel, &known) == ARES_SUCCESS && known != NULL;
    if (known != NULL) ares_free_data(known);
    ares_destroy(channel);
    return is_usable;
}

/// Puts the strings of a record together (RFC 1035 §3.3.14), and a record behind the one before.
static void keep(struct inquiry *inquiry, const struct ares_txt_ext *part) {
    while (part != NULL) {
        size_t start = inquiry->used;
        int fits = inquiry->count < inquiry->most;
        do {
            fits = fits && part->length <= inquiry->capacity - inquiry->used;
            if (fits) {
                memcpy(inquiry->bytes + inquiry->used, part->txt, part->length);
                inquiry->used += part->length;
            }
            part = part->next;
        } while (part != NULL && !part->record_start);
        if (fits) {
            inquiry->lengths[inquiry->count++] = inquiry->used - start;
        } else {
            inquiry->used = start;
        }
    }
}

static void take(void *argument, int status, int timeouts, unsigned char *answer, int length) {
    (void)timeouts;
    struct inquiry *inquiry = argument;
    if (status == ARES_SUCCESS) {
        struct ares_txt_ext *texts = NULL;
        status = ares_parse_txt_reply_ext(answer, length, &texts);
        if (status == ARES_SUCCESS) keep(inquiry, texts);
        if (texts != NULL) ares_free_data(texts);
    }
    inquiry->status = status;
    inquiry->is_over = 1;
}

static long long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/// Waits until something can be read or written, or c-ares wants to try again; no longer than so many milliseconds.
static void turn(ares_channel channel, long long left) {
    ares_socket_t sockets[ARES_GETSOCK_MAXNUM];
    struct pollfd polled[ARES_GETSOCK_MAXNUM];
    int mask = ares_getsock(channel, sockets, ARES_GETSOCK_MAXNUM);
    nfds_t count = 0;
    for (int index = 0; index < ARES_GETSOCK_MAXNUM; index++) {
        short events = (ARES_GETSOCK_READABLE(mask, index) ? POLLIN : 0) |
                       (ARES_GETSOCK_WRITABLE(mask, index) ? POLLOUT : 0);
        if (events != 0) polled[count++] = (struct pollfd){.fd = sockets[index], .events = events};
    }
    struct timeval longest = {.tv_sec = left / 1000, .tv_usec = left % 1000 * 1000}, held;
    struct timeval *wait = ares_timeout(channel, &longest, &held);
    int ready = poll(polled, count, (int)(wait->tv_sec * 1000 + (wait->tv_usec + 999) / 1000));
    if (ready <= 0) ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
    for (nfds_t index = 0; ready > 0 && index < count; index++) {
        int is_readable = polled[index].revents & (POLLIN | POLLERR | POLLHUP);
        int is_writable = polled[index].revents & (POLLOUT | POLLERR | POLLHUP);
        ares_process_fd(
            channel, is_readable ? polled[index].fd : ARES_SOCKET_BAD,
            is_writable && polled[index].events & POLLOUT ? polled[index].fd : ARES_SOCKET_BAD);
    }
}

enum dns_result dns_txt(
    const char *name, const char *servers, unsigned seconds, unsigned char *bytes, size_t capacity, size_t *lengths,
    size_t most, size_t *count, char *flaw) {
    struct inquiry inquiry = {.bytes = bytes, .capacity = capacity, .lengths = lengths, .most = most};
    ares_channel channel;
    *count = 0;
    int status = open_channel(&channel, servers);
    if (status == ARES_SUCCESS) {
        long long end = milliseconds() + seconds * 1000LL, left;
        ares_query(channel, name, ns_c_in, ns_t_txt, take, &inquiry);
        while (!inquiry.is_over && (left = end - milliseconds()) > 0) turn(channel, left);
        if (!inquiry.is_over) {
            ares_cancel(channel);
            inquiry.status = ARES_ETIMEOUT;
        }
        ares_destroy(channel);
        status = inquiry.status;
        *count = inquiry.count;
    }
    switch (status) {
    case ARES_SUCCESS: return DNS_ANSWERED;
    case ARES_ENODATA:
    case ARES_ENOTFOUND: return DNS_NOTHING;
    default:
        snprintf(flaw, flaw_length, "%s", ares_strerror(status));
        return DNS_FAILED;
    }
}
