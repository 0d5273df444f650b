#ifndef XML_DOCUMENT_H
#define XML_DOCUMENT_H

#include <stddef.h>

/// A document that was read; used by one thread at a time.
struct xml_document;

/// An element; lives as long as its document.
struct xml_element;

/// How large a document and its parts may be.
struct xml_limits {
    size_t bytes;
    /// Of one tag, with its attributes.
    size_t tag_bytes;
    /// Of one tag, declarations of namespaces among them.
    size_t attributes;
    size_t depth;
    /// Declared by an element and those around it together.
    size_t namespaces;
    /// What the canonical form costs: a tag, the text behind it, its attributes and the namespaces in scope are each
    /// looked up among these namespaces and in the elements around it.
    size_t lookups;
    /// Tags and attributes.
    size_t nodes;
    /// Whether comments and processing instructions may stand in it; nobody reads them.
    int allows_remarks;
};

/// Why a document is not read.
enum xml_flaw {
    XML_SOUND = 0,
    XML_TOO_LONG,
    /// Not UTF-8, a NUL among it, or said to be something else.
    XML_ENCODING,
    XML_TAG_TOO_LONG,
    XML_TOO_MANY_ATTRIBUTES,
    XML_TOO_DEEP,
    XML_TOO_MANY_NAMESPACES,
    XML_TOO_MANY_LOOKUPS,
    XML_TOO_MANY_NODES,
    XML_DOCUMENT_TYPE,
    XML_NOT_WELL_FORMED,
    /// A comment, a processing instruction or a reference to an entity.
    XML_FOREIGN_NODE,
    XML_NO_NAMESPACE,
    /// A namespace that is no absolute URI, which has no canonical form (Canonical XML §1.3).
    XML_RELATIVE_NAMESPACE,
    /// Of other characters than letters, digits, `_`, `.` and `-`, or too long.
    XML_IDENTIFIER,
    /// An attribute of another namespace that may be taken for an identifier.
    XML_FOREIGN_IDENTIFIER,
    XML_REPEATED_IDENTIFIER,
};

/// Reads a document; NULL, and why, when it has a flaw.
struct xml_document *xml_document_read(
    const unsigned char *bytes, size_t count, const struct xml_limits *limits, enum xml_flaw *flaw);

void xml_document_free(struct xml_document *document);

struct xml_element *xml_document_root(struct xml_document *document);

/// The elements within an element, one after the other; NULL when there is none (any more).
struct xml_element *xml_element_first(const struct xml_element *element);
struct xml_element *xml_element_next(const struct xml_element *element);

const char *xml_element_name(const struct xml_element *element);
/// NULL when it has none.
const char *xml_element_namespace(const struct xml_element *element);
int xml_element_is_named(const struct xml_element *element, const char *name, const char *name_space);

/// The text that stands directly in an element; to be freed by `xml_text_free`, NULL when there is no memory.
char *xml_element_text(const struct xml_element *element);

/// The value of an attribute, NULL when there is none; without a namespace one of no namespace. To be freed by
/// `xml_text_free`.
char *xml_element_attribute(const struct xml_element *element, const char *name, const char *name_space);

/// How many attributes there are, of whatever namespaces; declarations of namespaces are none.
size_t xml_element_attributes(const struct xml_element *element);

void xml_text_free(char *text);

#endif
