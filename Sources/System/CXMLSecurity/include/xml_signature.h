#ifndef XML_SIGNATURE_H
#define XML_SIGNATURE_H

#include <stddef.h>

#endif
