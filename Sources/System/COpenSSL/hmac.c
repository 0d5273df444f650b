#include "COpenSSL.h"

#include <limits.h>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

int hmac_sha1(
    const unsigned char *key, size_t key_length, const unsigned char *message, size_t message_length,
    unsigned char *code) {
    if (key_length > INT_MAX) return 0;
    unsigned int length = 0;
    int is_made = HMAC(EVP_sha1(), key, (int)key_length, message, message_length, code, &length) != NULL;
    ERR_clear_error();
    return is_made && length == 20;
}
