#ifndef C_QR_CODE_H
#define C_QR_CODE_H

#include <stddef.h>

/// The widest QR code, version 40, in modules (ISO/IEC 18004 §5.3.1).
enum { QR_CODE_WIDEST = 177 };

/// Makes the QR code of some bytes, of the smallest version that holds them, at error correction level M.
///
/// Row by row, `modules` gets 1 for each dark module and 0 for each light one, so it has room for the square of
/// `QR_CODE_WIDEST`. Returns how many modules are in a row; 0 when there are too many bytes, or none. May be called by
/// many threads.
int qr_code_make(const unsigned char *bytes, size_t count, unsigned char *modules);

#endif
