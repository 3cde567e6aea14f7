#include <string.h>
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

/* Parses CommonMark with tables; the caller frees the document with cmark_node_free. */
static inline cmark_node *ccm_parse(const char *text, size_t length) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  cmark_syntax_extension *table = cmark_find_syntax_extension("table");
  if (table) cmark_parser_attach_syntax_extension(parser, table);
  cmark_parser_feed(parser, text, length);
  cmark_node *document = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return document;
}

static inline int ccm_is_ordered(cmark_node *list) {
  return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
}
