#include "CDrawing.h"

#include <gd.h>

unsigned char *drawing_write(
    enum drawing_format format, int width, int height, const unsigned *pixels, size_t *length) {
    gdImagePtr image = gdImageCreateTrueColor(width, height);
    gdImageAlphaBlending(image, 0);
    gdImageSaveAlpha(image, 1);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            unsigned pixel = pixels[y * width + x];
            // libgd counts transparency, from 0 to 127.
            int clear = 127 - (int)(pixel >> 25);
            gdImageSetPixel(
                image, x, y,
                gdTrueColorAlpha((int)(pixel >> 16 & 255), (int)(pixel >> 8 & 255), (int)(pixel & 255), clear));
        }
    }
    int size = 0;
    void *written = NULL;
    switch (format) {
        case DRAWING_PROGRESSIVE_JPEG: gdImageInterlace(image, 1); // fall through
        case DRAWING_JPEG: written = gdImageJpegPtr(image, &size, 95); break;
        case DRAWING_PALETTE_PNG: gdImageTrueColorToPalette(image, 0, 256); // fall through
        case DRAWING_PNG: written = gdImagePngPtr(image, &size); break;
        case DRAWING_WEBP: written = gdImageWebpPtrEx(image, &size, 95); break;
    }
    gdImageDestroy(image);
    *length = (size_t)size;
    return written;
}

int drawing_read(const unsigned char *bytes, size_t count, int width, int height, unsigned *pixels) {
    gdImagePtr image = gdImageCreateFromJpegPtr((int)count, (void *)bytes);
    if (image == NULL) return 0;
    int fits = gdImageSX(image) == width && gdImageSY(image) == height;
    for (int y = 0; fits && y < height; y++) {
        for (int x = 0; x < width; x++) pixels[y * width + x] = (unsigned)gdImageTrueColorPixel(image, x, y);
    }
    gdImageDestroy(image);
    return fits;
}

void drawing_free(unsigned char *bytes) { gdFree(bytes); }
