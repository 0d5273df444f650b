#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "libraries.h"
#include "xml_document.h"

/// What an element is in libxml2.
xmlNodePtr node_of(const struct xml_element *element);

#endif
