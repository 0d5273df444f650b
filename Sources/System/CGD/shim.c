#include "CGD.h"

#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <gd.h>
#include <png.h>

static void say_nothing(int priority, const char *format, va_list values) {
    (void)priority;
    (void)format;
    (void)values;
}

// libgd has one place for all threads, and would print what is wrong with a picture.
static void prepare(void) { gdSetErrorMethod(say_nothing); }
static pthread_once_t prepared = PTHREAD_ONCE_INIT;

// By libpng itself: libgd lets it print its warnings.
static gdImagePtr decode_png(const unsigned char *bytes, size_t count) {
    png_image header;
    memset(&header, 0, sizeof header);
    header.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&header, bytes, count)) return NULL;
    header.format = PNG_FORMAT_RGBA;
    int width = (int)header.width, height = (int)header.height;
    gdImagePtr picture = NULL;
    png_bytep pixels = malloc(PNG_IMAGE_SIZE(header));
    if (pixels != NULL && png_image_finish_read(&header, NULL, pixels, 0, NULL)) {
        picture = gdImageCreateTrueColor(width, height);
    }
    for (int y = 0; picture != NULL && y < height; y++) {
        for (int x = 0; x < width; x++) {
            png_const_bytep pixel = pixels + 4 * ((size_t)y * (size_t)width + (size_t)x);
            // libgd counts transparency, from 0 to 127.
            gdImageTrueColorPixel(picture, x, y) = gdTrueColorAlpha(pixel[0], pixel[1], pixel[2], 127 - pixel[3] / 2);
        }
    }
    png_image_free(&header);
    free(pixels);
    return picture;
}

static gdImagePtr decode(enum picture_format format, const unsigned char *bytes, int count) {
    void *data = (void *)bytes;
    switch (format) {
        case PICTURE_JPEG: return gdImageCreateFromJpegPtrEx(count, data, 1);
        case PICTURE_PNG: return decode_png(bytes, (size_t)count);
        case PICTURE_WEBP: return gdImageCreateFromWebpPtr(count, data);
    }
    return NULL;
}

// Where the pixel that is to be seen at (x, y) is stored; Exif 2.32, tag 0x0112.
static int turned(gdImagePtr image, int orientation, int x, int y) {
    int right = gdImageSX(image) - 1, bottom = gdImageSY(image) - 1;
    switch (orientation) {
        case 2: return gdImageTrueColorPixel(image, right - x, y);
        case 3: return gdImageTrueColorPixel(image, right - x, bottom - y);
        case 4: return gdImageTrueColorPixel(image, x, bottom - y);
        case 5: return gdImageTrueColorPixel(image, y, x);
        case 6: return gdImageTrueColorPixel(image, y, bottom - x);
        case 7: return gdImageTrueColorPixel(image, right - y, bottom - x);
        case 8: return gdImageTrueColorPixel(image, right - y, x);
        default: return gdImageTrueColorPixel(image, x, y);
    }
}

// A canvas that is white wherever nothing is painted on it.
static gdImagePtr white_square(int side) {
    gdImagePtr canvas = gdImageCreateTrueColor(side, side);
    if (canvas != NULL) gdImageFilledRectangle(canvas, 0, 0, side - 1, side - 1, gdTrueColor(255, 255, 255));
    return canvas;
}

// A canvas on which nothing can be seen.
static gdImagePtr clear_canvas(int width, int height) {
    gdImagePtr canvas = gdImageCreateTrueColor(width, height);
    if (canvas == NULL) return NULL;
    gdImageAlphaBlending(canvas, 0);
    gdImageSaveAlpha(canvas, 1);
    gdImageFilledRectangle(canvas, 0, 0, width - 1, height - 1, gdTrueColorAlpha(255, 255, 255, 127));
    return canvas;
}

unsigned char *picture_within(
    enum picture_format format, const unsigned char *bytes, size_t count, int width, int height, int orientation,
    size_t *length) {
    pthread_once(&prepared, prepare);
    if (count > INT_MAX) return NULL;
    gdImagePtr picture = decode(format, bytes, (int)count);
    if (picture == NULL) return NULL;
    // Exif 5 to 8 lie on their side: as stored, width is height.
    int on_side = orientation >= 5 && orientation <= 8;
    double wide = on_side ? height : width, high = on_side ? width : height;
    double scale = 1, sx = gdImageSX(picture), sy = gdImageSY(picture);
    if (sx * scale > wide) scale = wide / sx;
    if (sy * scale > high) scale = high / sy;
    int x_size = (int)(sx * scale), y_size = (int)(sy * scale);
    if (x_size < 1) x_size = 1;
    if (y_size < 1) y_size = 1;
    int seen_width = on_side ? y_size : x_size, seen_height = on_side ? x_size : y_size;
    gdImagePtr scaled = clear_canvas(x_size, y_size), result = clear_canvas(seen_width, seen_height);
    unsigned char *written = NULL;
    int size = 0;
    if (scaled != NULL && result != NULL) {
        gdImageCopyResampled(scaled, picture, 0, 0, 0, 0, x_size, y_size, gdImageSX(picture), gdImageSY(picture));
        for (int y = 0; y < seen_height; y++) {
            for (int x = 0; x < seen_width; x++) gdImageTrueColorPixel(result, x, y) = turned(scaled, orientation, x, y);
        }
        written = gdImagePngPtrEx(result, &size, 9);
    }
    if (scaled != NULL) gdImageDestroy(scaled);
    if (result != NULL) gdImageDestroy(result);
    gdImageDestroy(picture);
    *length = (size_t)size;
    return written;
}

unsigned char *picture_square(
    enum picture_format format, const unsigned char *bytes, size_t count, int side, int quality, int orientation,
    size_t *length) {
    pthread_once(&prepared, prepare);
    if (count > INT_MAX) return NULL;
    gdImagePtr picture = decode(format, bytes, (int)count);
    if (picture == NULL) return NULL;
    int width = gdImageSX(picture), height = gdImageSY(picture);
    int edge = width < height ? width : height;
    gdImagePtr scaled = white_square(side), result = white_square(side);
    unsigned char *written = NULL;
    int size = 0;
    if (scaled != NULL && result != NULL) {
        gdImageCopyResampled(
            scaled, picture, 0, 0, (width - edge) / 2, (height - edge) / 2, side, side, edge, edge);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) gdImageTrueColorPixel(result, x, y) = turned(scaled, orientation, x, y);
        }
        written = gdImageJpegPtr(result, &size, quality);
    }
    if (scaled != NULL) gdImageDestroy(scaled);
    if (result != NULL) gdImageDestroy(result);
    gdImageDestroy(picture);
    *length = (size_t)size;
    return written;
}

void picture_free(unsigned char *bytes) { gdFree(bytes); }
