#include "xml_document.h"

#include <stdlib.h>
#include <string.h>

#include "opaque.h"
#include "scan.h"

// Attributes are brought in order by comparing what their prefixes stand for, so that is short.
enum { longest_identifier = 256, longest_namespace = 256 };

// --- Reading ---------------------------------------------------------------------------------------------------------

// A parser goes on behind a flaw, and would have to be bounded there too.
static void stop_at_flaw(void *context, xmlErrorPtr error) {
    (void)error;
    xmlStopParser(context);
}

// Called for `<!DOCTYPE`, before anything of it is defined.
static void stop_at_document_type(
    void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
    (void)name, (void)public_id, (void)system_id;
    xmlStopParser(context);
}

static xmlDocPtr parse(const unsigned char *bytes, size_t count) {
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (parser == NULL) return NULL;
    parser->sax->serror = stop_at_flaw;
    parser->sax->internalSubset = stop_at_document_type;
    parser->sax->externalSubset = NULL;
    parser->sax->entityDecl = NULL;
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES;
    xmlDocPtr document = xmlCtxtReadMemory(parser, (const char *)bytes, (int)count, NULL, "UTF-8", options);
    // A parser that was stopped may return what it had.
    int is_whole = document != NULL && parser->wellFormed == 1 && parser->nsWellFormed == 1 && parser->errNo == 0 &&
                   parser->disableSAX == 0 && document->intSubset == NULL && document->extSubset == NULL &&
                   xmlDocGetRootElement(document) != NULL;
    xmlFreeParserCtxt(parser);
    if (is_whole) return document;
    xmlFreeDoc(document);
    return NULL;
}

// --- What may stand in a document ------------------------------------------------------------------------------------

struct identifiers {
    const xmlChar **values;
    size_t count, capacity;
};

static int is_identifier(const xmlChar *text) {
    size_t length = strspn(
        (const char *)text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");
    return length > 0 && length <= longest_identifier && text[length] == 0;
}

// The names by which SAML 2.0, SAML 1.1, XML Signature and XML itself call identifiers.
static int names_identifier(const xmlChar *name) {
    return xmlStrcasecmp(name, BAD_CAST "id") == 0 || xmlStrEqual(name, BAD_CAST "AssertionID");
}

static enum xml_flaw note_identifiers(xmlNodePtr element, struct identifiers *found) {
    for (xmlAttrPtr attribute = element->properties; attribute != NULL; attribute = attribute->next) {
        if (!names_identifier(attribute->name)) continue;
        if (attribute->ns != NULL) return XML_FOREIGN_IDENTIFIER;
        xmlNodePtr value = attribute->children;
        if (value == NULL || value->type != XML_TEXT_NODE || value->next != NULL) return XML_IDENTIFIER;
        if (!is_identifier(value->content)) return XML_IDENTIFIER;
        if (found->count == found->capacity) {
            size_t capacity = found->capacity * 2 + 16;
            const xmlChar **values = realloc(found->values, capacity * sizeof *values);
            if (values == NULL) return XML_TOO_LONG;
            found->values = values;
            found->capacity = capacity;
        }
        found->values[found->count++] = value->content;
    }
    return XML_SOUND;
}

static int compare(const void *one, const void *other) {
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static int are_unique(const struct identifiers *found) {
    if (found->count > 1) qsort(found->values, found->count, sizeof *found->values, compare);
    for (size_t i = 1; i < found->count; i++) {
        if (xmlStrEqual(found->values[i - 1], found->values[i])) return 0;
    }
    return 1;
}

// The one that declares nothing, xmlns="", is none.
static int has_relative_namespace(xmlNodePtr element) {
    for (xmlNsPtr declared = element->nsDef; declared != NULL; declared = declared->next) {
        const char *uri = (const char *)declared->href;
        if (uri != NULL && uri[0] != 0 && strchr(uri, ':') == NULL) return 1;
    }
    return 0;
}

static int has_long_namespace(xmlNodePtr element) {
    for (xmlNsPtr declared = element->nsDef; declared != NULL; declared = declared->next) {
        if (declared->href != NULL && xmlStrlen(declared->href) > longest_namespace) return 1;
    }
    return 0;
}

static enum xml_flaw examine(xmlNodePtr node, const struct xml_limits *limits, struct identifiers *found) {
    switch (node->type) {
        case XML_ELEMENT_NODE:
            if (has_relative_namespace(node)) return XML_RELATIVE_NAMESPACE;
            if (has_long_namespace(node)) return XML_TAG_TOO_LONG;
            if (node->ns == NULL && !limits->allows_remarks) return XML_NO_NAMESPACE;
            return note_identifiers(node, found);
        case XML_TEXT_NODE:
        case XML_CDATA_SECTION_NODE: return XML_SOUND;
        case XML_COMMENT_NODE:
        case XML_PI_NODE: return limits->allows_remarks ? XML_SOUND : XML_FOREIGN_NODE;
        default: return XML_FOREIGN_NODE;
    }
}

// The node behind this one, as they stand in the document.
static xmlNodePtr following(xmlNodePtr node) {
    if (node->type == XML_ELEMENT_NODE && node->children != NULL) return node->children;
    while (node != NULL && node->next == NULL) node = node->parent;
    return node != NULL ? node->next : NULL;
}

static enum xml_flaw examine_all(xmlDocPtr document, const struct xml_limits *limits) {
    struct identifiers found = {NULL, 0, 0};
    enum xml_flaw flaw = XML_SOUND;
    for (xmlNodePtr node = document->children; node != NULL && flaw == XML_SOUND; node = following(node)) {
        flaw = examine(node, limits, &found);
    }
    if (flaw == XML_SOUND && !are_unique(&found)) flaw = XML_REPEATED_IDENTIFIER;
    free(found.values);
    return flaw;
}

struct xml_document *xml_document_read(
    const unsigned char *bytes, size_t count, const struct xml_limits *limits, enum xml_flaw *flaw) {
    *flaw = scan(bytes, count, limits);
    if (*flaw != XML_SOUND) return NULL;
    xmlDocPtr document = libraries_ready() ? parse(bytes, count) : NULL;
    if (document == NULL) {
        *flaw = XML_NOT_WELL_FORMED;
        return NULL;
    }
    *flaw = examine_all(document, limits);
    if (*flaw == XML_SOUND) return (struct xml_document *)document;
    xmlFreeDoc(document);
    return NULL;
}

void xml_document_free(struct xml_document *document) { xmlFreeDoc((xmlDocPtr)document); }

struct xml_element *xml_document_root(struct xml_document *document) {
    return (struct xml_element *)xmlDocGetRootElement((xmlDocPtr)document);
}
