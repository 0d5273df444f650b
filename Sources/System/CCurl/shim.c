#include "CCurl.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include <curl/curl.h>

#include "transfer.h"

static void prepare(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

struct transfer *transfer_make(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, prepare);
    struct transfer *transfer = calloc(1, sizeof *transfer);
    if (transfer == NULL) return NULL;
    transfer->easy = curl_easy_init();
    if (transfer->easy == NULL) {
        free(transfer);
        return NULL;
    }
    return transfer;
}

void transfer_end(struct transfer *transfer) {
    curl_easy_cleanup(transfer->easy);
    free(transfer);
}

// The blocks that are not of the public internet (RFC 6890), and those that lead to them.
static int is_private_v4(uint32_t address) {
    static const struct { uint32_t block; int bits; } blocks[] = {
        {0x00000000, 8}, {0x0A000000, 8}, {0x64400000, 10}, {0x7F000000, 8}, {0xA9FE0000, 16}, {0xAC100000, 12},
        {0xC0000000, 24}, {0xC0000200, 24}, {0xC0586300, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24},
        {0xCB007100, 24}, {0xE0000000, 3},
    };
    for (size_t index = 0; index < sizeof blocks / sizeof *blocks; index++) {
        if ((address ^ blocks[index].block) >> (32 - blocks[index].bits) == 0) return 1;
    }
    return 0;
}

static uint32_t word(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// Only 2000::/3 is given out; inside it 2002::/16 and 2001::/32 carry addresses of version 4.
static int is_private_v6(const unsigned char *bytes) {
    static const unsigned char mapped[12] = {[10] = 0xFF, [11] = 0xFF};
    if (memcmp(bytes, mapped, sizeof mapped) == 0) return is_private_v4(word(bytes + 12));
    if ((bytes[0] & 0xE0) != 0x20) return 1;
    return word(bytes) >> 16 == 0x2002 || word(bytes) == 0x20010000 || word(bytes) == 0x20010DB8;
}

static int is_private(const struct sockaddr *address) {
    if (address->sa_family == AF_INET) {
        return is_private_v4(ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6) {
        return is_private_v6(((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr);
    }
    return 1;
}

// Asked for the very address that is connected to, so that no name can be looked up twice with two results.
static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    struct transfer *transfer = context;
    (void)purpose;
    if (!(transfer->permissions & TRANSFER_PRIVATE_ADDRESSES) && is_private(&address->addr)) {
        transfer->refused_address = 1;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype, address->protocol);
}

static size_t take(char *bytes, size_t size, size_t count, void *context) {
    struct transfer *transfer = context;
    size_t length = size * count;
    if (length > transfer->capacity - transfer->length) return 0;
    memcpy(transfer->answer + transfer->length, bytes, length);
    transfer->length += length;
    return length;
}

static struct curl_slist *list_of(const char *fields) {
    struct curl_slist *list = NULL;
    for (const char *end; (end = strchr(fields, '\n')) != NULL; fields = end + 1) {
        char *line = strndup(fields, (size_t)(end - fields));
        struct curl_slist *longer = line != NULL ? curl_slist_append(list, line) : NULL;
        free(line);
        if (longer != NULL) list = longer;
    }
    return list;
}

long transfer_send(
    struct transfer *transfer, const char *method, const char *url, const char *fields, const unsigned char *body, size_t body_length,
    unsigned permissions, long seconds, unsigned char *answer, size_t capacity, size_t *answer_length, char *flaw) {
    CURL *easy = transfer->easy;
    struct curl_slist *list = list_of(fields);
    char reason[CURL_ERROR_SIZE] = "";
    transfer->permissions = permissions;
    transfer->refused_address = 0;
    transfer->answer = answer;
    transfer->capacity = capacity;
    transfer->length = 0;
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, permissions & TRANSFER_PLAIN_HTTP ? "https,http" : "https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, seconds);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body_length);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, reason);
    CURLcode code = curl_easy_perform(easy);
    long status = 0;
    if (code == CURLE_OK) curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if (status == 0) {
        const char *words = reason[0] != '\0' ? reason : curl_easy_strerror(code);
        snprintf(flaw, flaw_length, "%s", transfer->refused_address ? "the address is not a public one" : words);
    }
    // The buffers of this transfer are gone when the next one begins.
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, NULL);
    curl_slist_free_all(list);
    *answer_length = transfer->length;
    return status;
}
