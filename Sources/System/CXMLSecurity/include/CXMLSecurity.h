#ifndef C_XML_SECURITY_H
#define C_XML_SECURITY_H

#include "compression.h"
#include "keys.h"
#include "sign.h"
#include "xml_document.h"
#include "xml_encryption.h"
#include "xml_key.h"
#include "xml_signature.h"

#endif
