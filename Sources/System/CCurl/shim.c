#include "CCurl.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

size_t transfer_take(char *bytes, size_t size, size_t count, void *context) {
    struct transfer *transfer = context;
    size_t length = size * count;
    if (length > transfer->capacity - transfer->length) return 0;
    memcpy(transfer->answer + transfer->length, bytes, length);
    transfer->length += length;
    return length;
}

struct curl_slist *transfer_list(const char *fields) {
    struct curl_slist *list = NULL;
    for (const char *end; (end = strchr(fields, '\n')) != NULL; fields = end + 1) {
        char *line = strndup(fields, (size_t)(end - fields));
        struct curl_slist *longer = line != NULL ? curl_slist_append(list, line) : NULL;
        free(line);
        if (longer != NULL) list = longer;
    }
    return list;
}

void transfer_begin(
    struct transfer *transfer, const char *url, unsigned permissions, unsigned char *answer, size_t capacity) {
    CURL *easy = transfer->easy;
    transfer->permissions = permissions;
    transfer->refused_address = 0;
    transfer->answer = answer;
    transfer->capacity = capacity;
    transfer->length = 0;
    transfer->header_length = 0;
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, permissions & TRANSFER_PLAIN_HTTP ? "https,http" : "https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, transfer_open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, transfer_take);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
}

long transfer_send(
    struct transfer *transfer, const char *method, const char *url, const char *fields, const unsigned char *body, size_t body_length,
    unsigned permissions, long seconds, unsigned char *answer, size_t capacity, size_t *answer_length, char *flaw) {
    CURL *easy = transfer->easy;
    struct curl_slist *list = transfer_list(fields);
    char reason[CURL_ERROR_SIZE] = "";
    transfer_begin(transfer, url, permissions, answer, capacity);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, seconds);
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body_length);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
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
