#include "CCurl.h"

#include <stdio.h>
#include <string.h>

#include <curl/curl.h>

#include "transfer.h"

struct delivery {
    const unsigned char *content;
    size_t length;
    size_t given;
    char *reply;
    enum mail_stage *stage;
    int is_over;
};

static size_t give(char *buffer, size_t size, size_t count, void *context) {
    struct delivery *delivery = context;
    size_t length = size * count;
    if (length > delivery->length - delivery->given) length = delivery->length - delivery->given;
    memcpy(buffer, delivery->content + delivery->given, length);
    delivery->given += length;
    if (delivery->given == delivery->length) *delivery->stage = MAIL_JUDGED;
    return length;
}

// What the server says last, and what it was asked before.
static int listen_to(CURL *easy, curl_infotype kind, char *bytes, size_t length, void *context) {
    struct delivery *delivery = context;
    (void)easy;
    // Whatever comes of it, libcurl says good-bye in the end.
    if (kind == CURLINFO_HEADER_OUT && length >= 4 && memcmp(bytes, "QUIT", 4) == 0) delivery->is_over = 1;
    if (delivery->is_over) return 0;
    if (kind == CURLINFO_HEADER_OUT) {
        int is_about_recipient = length >= 4 && memcmp(bytes, "RCPT", 4) == 0;
        *delivery->stage = is_about_recipient ? MAIL_JUDGED : MAIL_ON_THE_WAY;
    } else if (kind == CURLINFO_HEADER_IN) {
        snprintf(delivery->reply, flaw_length, "%.*s", (int)length, bytes);
    }
    return 0;
}

int transfer_mail(
    struct transfer *transfer, const char *url, const char *user, const char *password, const char *authorities,
    int requires_tls, const char *sender, const char *recipient, const unsigned char *content,
    size_t content_length, long seconds, enum mail_stage *stage, char *reply, char *flaw) {
    CURL *easy = transfer->easy;
    struct delivery delivery = {.content = content, .length = content_length, .reply = reply, .stage = stage};
    struct curl_slist *recipients = curl_slist_append(NULL, recipient);
    char reason[CURL_ERROR_SIZE] = "";
    reply[0] = '\0';
    flaw[0] = '\0';
    *stage = MAIL_ON_THE_WAY;
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_USE_SSL, (long)(requires_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (authorities[0] != '\0') curl_easy_setopt(easy, CURLOPT_CAINFO, authorities);
    if (user[0] != '\0') curl_easy_setopt(easy, CURLOPT_USERNAME, user);
    if (user[0] != '\0') curl_easy_setopt(easy, CURLOPT_PASSWORD, password);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, seconds);
    // Servers end idle lines after a while, and some do so without a word.
    curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, 10L);
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, sender);
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(easy, CURLOPT_READDATA, &delivery);
    curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE, (curl_off_t)content_length);
    curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, listen_to);
    curl_easy_setopt(easy, CURLOPT_DEBUGDATA, &delivery);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, reason);
    CURLcode code = recipients == NULL ? CURLE_OUT_OF_MEMORY : curl_easy_perform(easy);
    if (code != CURLE_OK) snprintf(flaw, flaw_length, "%s", reason[0] != '\0' ? reason : curl_easy_strerror(code));
    // The buffers of this transfer are gone when the next one begins; closing the line later must not write to them.
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, NULL);
    curl_easy_setopt(easy, CURLOPT_VERBOSE, 0L);
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, NULL);
    curl_slist_free_all(recipients);
    return code == CURLE_OK;
}
