#ifndef TRANSFER_H
#define TRANSFER_H

#include <stddef.h>

#include <curl/curl.h>

enum { flaw_length = 256 };

struct transfer {
    CURL *easy;
    unsigned permissions;
    int refused_address;
    unsigned char *answer;
    size_t capacity;
    size_t length;
    size_t header_length;
};

/// Forgets the transfer before: where this one goes, by what protocols, and into which bytes its answer.
void transfer_begin(
    struct transfer *transfer, const char *url, unsigned permissions, unsigned char *answer, size_t capacity);
/// Opens a socket to where the transfer may go, and to no other place.
curl_socket_t transfer_open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address);
/// Keeps what comes as long as there is room for it.
size_t transfer_take(char *bytes, size_t size, size_t count, void *context);
/// The fields of a text with a line feed after each.
struct curl_slist *transfer_list(const char *fields);

#endif
