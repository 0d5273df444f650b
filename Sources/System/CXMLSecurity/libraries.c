#include "libraries.h"

#include <pthread.h>

#include <libxml/xmlerror.h>

static int are_ready = 0;

static void say_nothing(void *context, const char *format, ...) {
    (void)context;
    (void)format;
}

static void keep_nothing(void *context, xmlErrorPtr error) {
    (void)context;
    (void)error;
}

static void note_nothing(
    const char *file, int line, const char *function, const char *object, const char *subject, int reason,
    const char *message) {
    (void)file, (void)line, (void)function, (void)object, (void)subject, (void)reason, (void)message;
}

static void prepare(void) {
    xmlInitParser();
    // For threads that come later; each has hooks of its own.
    xmlThrDefSetStructuredErrorFunc(NULL, keep_nothing);
    xmlThrDefSetGenericErrorFunc(NULL, say_nothing);
    if (xmlSecInit() < 0) return;
    if (xmlSecCheckVersionExt(1, 2, 37, xmlSecCheckVersionABICompatible) != 1) return;
    if (xmlSecCryptoAppInit(NULL) < 0 || xmlSecCryptoInit() < 0) return;
    // Nothing is ever opened: no file, no address.
    xmlSecIOCleanupCallbacks();
    xmlSecErrorsSetCallback(note_nothing);
    are_ready = 1;
}

int libraries_ready(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    static _Thread_local int is_quiet = 0;
    pthread_once(&once, prepare);
    if (!is_quiet) {
        xmlSetStructuredErrorFunc(NULL, keep_nothing);
        xmlSetGenericErrorFunc(NULL, say_nothing);
        is_quiet = 1;
    }
    return are_ready;
}
