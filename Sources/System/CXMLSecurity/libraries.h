#ifndef LIBRARIES_H
#define LIBRARIES_H

// What Debian's libxmlsec1 was compiled with, and its pkg-config file says: sizes of structures depend on it.
#define XMLSEC_NO_SIZE_T 1
#define XMLSEC_NO_CRYPTO_DYNAMIC_LOADING 1
#define XMLSEC_CRYPTO_OPENSSL 1
#define XMLSEC_OPENSSL3_ENGINES 1
#define XMLSEC_NO_GOST 1
#define XMLSEC_NO_GOST2012 1

#include <libxml/xmlversion.h>
// ICU's types are in no signature that is used here.
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/valid.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/io.h>
#include <xmlsec/keys.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlenc.h>
#include <xmlsec/xmltree.h>

_Static_assert(sizeof(xmlSecSize) == 4, "libxmlsec1 was compiled with XMLSEC_NO_SIZE_T");

/// Makes the libraries ready, once; 0 when they cannot be used.
int libraries_ready(void);

#endif
