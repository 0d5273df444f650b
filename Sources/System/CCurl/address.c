#include "CCurl.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include <curl/curl.h>

#include "transfer.h"

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

static int is_loopback(const struct sockaddr *address) {
    if (address->sa_family == AF_INET) {
        return ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr) >> 24 == 127;
    }
    return address->sa_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)address)->sin6_addr);
}

static int is_allowed(const struct sockaddr *address, unsigned permissions) {
    if (permissions & TRANSFER_LOOPBACK_ALONE) return is_loopback(address);
    return permissions & TRANSFER_PRIVATE_ADDRESSES || !is_private(address);
}

// Asked for the very address that is connected to, so that no name can be looked up twice with two results.
curl_socket_t transfer_open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    struct transfer *transfer = context;
    (void)purpose;
    if (!is_allowed(&address->addr, transfer->permissions)) {
        transfer->refused_address = 1;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype, address->protocol);
}
