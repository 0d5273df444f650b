#ifndef C_DRAWING_H
#define C_DRAWING_H

#include <stddef.h>

enum drawing_format {
    DRAWING_JPEG = 1,
    DRAWING_PNG = 2,
    DRAWING_WEBP = 3,
    /// With at most 256 colours.
    DRAWING_PALETTE_PNG = 4,
    DRAWING_PROGRESSIVE_JPEG = 5,
};

/// Writes a picture of `width` × `height` pixels, each 0xAARRGGBB with AA from 00 (clear) to FF. Freed by
/// `drawing_free`.
unsigned char *drawing_write(
    enum drawing_format format, int width, int height, const unsigned *pixels, size_t *length);

/// Reads a JPEG into `pixels`, 0x00RRGGBB; 0 when it is none, or not of this size.
int drawing_read(const unsigned char *bytes, size_t count, int width, int height, unsigned *pixels);

void drawing_free(unsigned char *bytes);

#endif
