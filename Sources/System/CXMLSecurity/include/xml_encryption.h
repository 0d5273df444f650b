#ifndef XML_ENCRYPTION_H
#define XML_ENCRYPTION_H

#include <stddef.h>

#endif
