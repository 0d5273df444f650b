#include "CQRCode.h"

#include <limits.h>

#include <qrencode.h>

int qr_code_make(const unsigned char *bytes, size_t count, unsigned char *modules) {
    if (count == 0 || count > INT_MAX) return 0;
    QRcode *code = QRcode_encodeData((int)count, bytes, 0, QR_ECLEVEL_M);
    if (code == NULL) return 0;
    int width = code->width;
    // Only the lowest bit of a module is its colour.
    for (int index = 0; index < width * width; index++) modules[index] = code->data[index] & 1;
    QRcode_free(code);
    return width;
}
