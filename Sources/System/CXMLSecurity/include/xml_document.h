#ifndef XML_DOCUMENT_H
#define XML_DOCUMENT_H

#include <stddef.h>

#endif
