#include "CCurl.h"

#include <stdio.h>

#include <curl/curl.h>

#include "transfer.h"

// More is no header but a flood, which libcurl would keep.
static const size_t maximum_header = 65536;

static size_t count_header(char *bytes, size_t size, size_t count, void *context) {
    struct transfer *transfer = context;
    (void)bytes;
    transfer->header_length += size * count;
    return transfer->header_length <= maximum_header ? size * count : 0;
}

static enum fetch_flaw flaw_of(CURLcode code, const struct transfer *transfer) {
    if (transfer->refused_address) return FETCH_REFUSED_ADDRESS;
    switch (code) {
        case CURLE_FILESIZE_EXCEEDED:
        case CURLE_WRITE_ERROR: return FETCH_TOO_LARGE;
        case CURLE_OPERATION_TIMEDOUT: return FETCH_TOO_SLOW;
        default: return FETCH_FAILED;
    }
}

long transfer_fetch(
    struct transfer *transfer, const char *url, const char *fields, const char *authorities, unsigned permissions,
    long milliseconds, unsigned char *body, size_t capacity, size_t *body_length, enum fetch_flaw *flaw, char *words) {
    CURL *easy = transfer->easy;
    struct curl_slist *list = transfer_list(fields);
    char reason[CURL_ERROR_SIZE] = "";
    transfer_begin(transfer, url, permissions, body, capacity);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, milliseconds);
    if (authorities[0] != '\0') curl_easy_setopt(easy, CURLOPT_CAINFO, authorities);
    // A connection that is kept would be used again without asking where it leads.
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)capacity);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, count_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, reason);
    CURLcode code = curl_easy_perform(easy);
    long status = 0;
    if (code == CURLE_OK) curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    *flaw = flaw_of(code, transfer);
    snprintf(words, flaw_length, "%s", reason[0] != '\0' ? reason : curl_easy_strerror(code));
    // The buffers of this transfer are gone when the next one begins.
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, NULL);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, NULL);
    curl_slist_free_all(list);
    *body_length = transfer->length;
    return status;
}

const char *transfer_field(struct transfer *transfer, const char *name) {
    struct curl_header *header = NULL;
    CURLHcode code = curl_easy_header(transfer->easy, name, 0, CURLH_HEADER, -1, &header);
    return code == CURLHE_OK ? header->value : NULL;
}

const char *transfer_redirection(struct transfer *transfer) {
    char *url = NULL;
    curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_URL, &url);
    return url;
}
