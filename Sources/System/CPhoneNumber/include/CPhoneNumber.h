#ifndef C_PHONE_NUMBER_H
#define C_PHONE_NUMBER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What became of a text that was read as a phone number.
enum phone_number_result {
    PHONE_NUMBER_POSSIBLE = 0,
    PHONE_NUMBER_NOT_A_NUMBER = 1,
    PHONE_NUMBER_NOT_POSSIBLE = 2,
};

/// Reads `text` as a number with `+` and country code, and writes it to `e164` in E.164 form with a NUL behind it.
///
/// `capacity` must be at least 20. Never throws; anything unexpected is PHONE_NUMBER_NOT_A_NUMBER.
enum phone_number_result phone_number_e164(const char *text, size_t length, char *e164, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
