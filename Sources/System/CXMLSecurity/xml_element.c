#include "xml_document.h"

#include "opaque.h"

struct xml_element *xml_element_first(const struct xml_element *element) {
    return (struct xml_element *)xmlFirstElementChild(node_of(element));
}

struct xml_element *xml_element_next(const struct xml_element *element) {
    return (struct xml_element *)xmlNextElementSibling(node_of(element));
}

const char *xml_element_name(const struct xml_element *element) { return (const char *)node_of(element)->name; }

const char *xml_element_namespace(const struct xml_element *element) {
    xmlNsPtr name_space = node_of(element)->ns;
    return name_space != NULL ? (const char *)name_space->href : NULL;
}

int xml_element_is_named(const struct xml_element *element, const char *name, const char *name_space) {
    xmlNodePtr node = node_of(element);
    return xmlStrEqual(node->name, BAD_CAST name) && node->ns != NULL &&
           xmlStrEqual(node->ns->href, BAD_CAST name_space);
}

char *xml_element_text(const struct xml_element *element) {
    xmlBufferPtr buffer = xmlBufferCreate();
    if (buffer == NULL) return NULL;
    xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT);
    for (xmlNodePtr node = node_of(element)->children; node != NULL; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) xmlBufferCat(buffer, node->content);
    }
    char *text = (char *)xmlBufferDetach(buffer);
    xmlBufferFree(buffer);
    return text != NULL ? text : (char *)xmlStrdup(BAD_CAST "");
}

char *xml_element_attribute(const struct xml_element *element, const char *name, const char *name_space) {
    xmlNodePtr node = node_of(element);
    if (name_space == NULL) return (char *)xmlGetNoNsProp(node, BAD_CAST name);
    return (char *)xmlGetNsProp(node, BAD_CAST name, BAD_CAST name_space);
}

size_t xml_element_attributes(const struct xml_element *element) {
    size_t count = 0;
    for (xmlAttrPtr attribute = node_of(element)->properties; attribute != NULL; attribute = attribute->next) count++;
    return count;
}

void xml_text_free(char *text) { xmlFree(text); }
