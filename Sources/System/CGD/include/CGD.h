#ifndef C_GD_H
#define C_GD_H

#include <stddef.h>

enum picture_format {
    PICTURE_JPEG = 1,
    PICTURE_PNG = 2,
    PICTURE_WEBP = 3,
};

/// Cuts the square out of the middle of a picture, scales it to `side` pixels, and writes it as JPEG.
///
/// `orientation` is that of Exif, 1 to 8: how the stored pixels are to be turned. What is transparent becomes white.
/// Returns NULL when the bytes cannot be decoded; otherwise `length` bytes that `picture_free` takes back. Prints
/// nothing, and may be called by many threads.
unsigned char *picture_square(
    enum picture_format format, const unsigned char *bytes, size_t count, int side, int quality, int orientation,
    size_t *length);

/// Scales a picture down until it is no wider and no higher than this, and writes it as PNG with what is transparent in it.
///
/// One that is smaller stays as it is. The same as above holds for the rest.
unsigned char *picture_within(
    enum picture_format format, const unsigned char *bytes, size_t count, int width, int height, int orientation,
    size_t *length);

void picture_free(unsigned char *bytes);

#endif
