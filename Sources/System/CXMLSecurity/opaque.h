#ifndef OPAQUE_H
#define OPAQUE_H

#include "libraries.h"
#include "xml_document.h"
#include "xml_key.h"

/// What an element is in libxml2.
static inline xmlNodePtr node_of(const struct xml_element *element) { return (xmlNodePtr)element; }

/// What a key is in libxmlsec1; to be duplicated, never changed.
static inline xmlSecKeyPtr key_of(const struct xml_key *key) { return (xmlSecKeyPtr)key; }

#endif
