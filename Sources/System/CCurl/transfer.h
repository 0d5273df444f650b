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
};

#endif
