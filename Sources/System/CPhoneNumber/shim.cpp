#include "CPhoneNumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

extern "C" enum phone_number_result phone_number_e164(
    const char *text, size_t length, char *e164, size_t capacity) {
    // No exception may cross into Swift.
    try {
        const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
        PhoneNumber number;
        // "ZZ" is no region: without + and country code the number cannot be read.
        if (util->Parse(std::string(text, length), "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR) {
            return PHONE_NUMBER_NOT_A_NUMBER;
        }
        if (util->IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE) {
            return PHONE_NUMBER_NOT_POSSIBLE;
        }
        std::string formatted;
        util->Format(number, PhoneNumberUtil::E164, &formatted);
        if (formatted.size() + 1 > capacity) return PHONE_NUMBER_NOT_A_NUMBER;
        std::memcpy(e164, formatted.c_str(), formatted.size() + 1);
        return PHONE_NUMBER_POSSIBLE;
    } catch (...) {
        return PHONE_NUMBER_NOT_A_NUMBER;
    }
}
