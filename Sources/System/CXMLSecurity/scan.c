// A parser does work that grows faster than the document: for a tag of many attributes, for names that are looked up
// among many namespaces. So the bounds are kept before it starts.
#include "scan.h"

#include <string.h>
#include <strings.h>

enum { deepest = 256 };

struct place {
    const unsigned char *next, *end;
};

static int begins(const struct place *place, const char *text) {
    size_t length = strlen(text);
    return (size_t)(place->end - place->next) >= length && memcmp(place->next, text, length) == 0;
}

// Goes behind the text, or to the end.
static void skip(struct place *place, const char *text) {
    while (place->next < place->end && !begins(place, text)) place->next++;
    if (place->next < place->end) place->next += strlen(text);
}

// The end may not share a byte with the beginning: in `<!-->` a comment has begun, and goes on.
static void skip_behind(struct place *place, const char *beginning, const char *end) {
    place->next += strlen(beginning);
    skip(place, end);
}

static int is_space(unsigned char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

// How many bytes the character has; 0 when it is none (Unicode 15, table 3-7).
static size_t character(const unsigned char *bytes, size_t count) {
    unsigned char first = bytes[0];
    if (first == 0) return 0;
    if (first < 0x80) return 1;
    size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || count < length) return 0;
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
    }
    unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return bytes[1] >= least && bytes[1] <= most ? length : 0;
}

static int is_utf8(const unsigned char *bytes, size_t count) {
    size_t index = 0;
    while (index < count) {
        size_t length = character(bytes + index, count - index);
        if (length == 0) return 0;
        index += length;
    }
    return 1;
}

// Whether the XML declaration names UTF-8 or nothing (XML 1.0 §4.3.3).
static int declares_utf8(struct place place) {
    if (!begins(&place, "<?xml")) return 1;
    struct place declaration = place;
    skip(&declaration, "?>");
    place.end = declaration.next;
    skip(&place, "encoding");
    while (place.next < place.end && (is_space(*place.next) || *place.next == '=')) place.next++;
    if (place.next == place.end) return 1;
    place.next++;
    return place.end - place.next > 6 && strncasecmp((const char *)place.next, "UTF-8", 5) == 0 &&
           place.next[5] == place.next[-1];
}

struct tag {
    size_t bytes, attributes, namespaces;
    int is_empty;
};

// Reads a tag from behind its `<` to behind its `>`; within quotes a `>` is a character like others.
static struct tag read_tag(struct place *place) {
    struct tag tag = {0, 0, 0, 0};
    const unsigned char *start = place->next;
    unsigned char quote = 0, previous = 0;
    for (; place->next < place->end; previous = *place->next++) {
        unsigned char byte = *place->next;
        if (quote != 0) {
            if (byte == quote) quote = 0;
        } else if (byte == '"' || byte == '\'') {
            quote = byte;
            tag.attributes++;
        } else if (byte == '>') {
            tag.is_empty = previous == '/';
            place->next++;
            break;
        } else if (is_space(previous) && begins(place, "xmlns")) {
            tag.namespaces++;
        }
    }
    tag.bytes = (size_t)(place->next - start) + 1;
    return tag;
}

static enum xml_flaw scan_tags(struct place place, const struct xml_limits *limits) {
    size_t declared[deepest + 1];
    size_t depth = 0, namespaces = 0, lookups = 0, nodes = 0;
    while ((place.next = memchr(place.next, '<', (size_t)(place.end - place.next))) != NULL) {
        place.next++;
        struct tag tag = {0, 0, 0, 1};
        if (begins(&place, "!--")) {
            skip_behind(&place, "!--", "-->");
        } else if (begins(&place, "![CDATA[")) {
            skip_behind(&place, "![CDATA[", "]]>");
        } else if (begins(&place, "!")) {
            return XML_DOCUMENT_TYPE;
        } else if (begins(&place, "?")) {
            skip_behind(&place, "?", "?>");
        } else if (begins(&place, "/")) {
            if (depth == 0) return XML_SOUND;
            tag = read_tag(&place);
            tag.is_empty = 1;
            namespaces -= declared[--depth];
        } else {
            tag = read_tag(&place);
        }
        if (tag.bytes > limits->tag_bytes) return XML_TAG_TOO_LONG;
        if (tag.attributes > limits->attributes) return XML_TOO_MANY_ATTRIBUTES;
        if ((nodes += 1 + tag.attributes) > limits->nodes) return XML_TOO_MANY_NODES;
        size_t in_scope = namespaces + tag.namespaces;
        if (in_scope > limits->namespaces) return XML_TOO_MANY_NAMESPACES;
        if (depth >= limits->depth || depth >= deepest) return XML_TOO_DEEP;
        lookups += (1 + tag.attributes + in_scope) * (1 + depth + in_scope) + tag.attributes * tag.attributes;
        if (lookups > limits->lookups) return XML_TOO_MANY_LOOKUPS;
        if (tag.is_empty) continue;
        declared[depth++] = tag.namespaces;
        namespaces = in_scope;
    }
    return XML_SOUND;
}

enum xml_flaw scan(const unsigned char *bytes, size_t count, const struct xml_limits *limits) {
    if (count > limits->bytes) return XML_TOO_LONG;
    if (!is_utf8(bytes, count)) return XML_ENCODING;
    struct place place = {bytes, bytes + count};
    if (begins(&place, "\xEF\xBB\xBF")) place.next += 3;
    if (!declares_utf8(place)) return XML_ENCODING;
    return scan_tags(place, limits);
}
