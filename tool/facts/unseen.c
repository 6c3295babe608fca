/*
 * unseen.c - uses of a region that the text shows and the parser does not
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What an #if leaves out may free a region, or keep it for somebody who does.
 * Only names can be compared there: a field is looked for in the whole file, a
 * local variable in its function.  The same goes for a function that is defined
 * in another one, which only GCC reads.
 */
#include "unseen.h"

#include <string.h>

#include "functions.h"
#include "mentions.h"
#include "util/intern.h"

#define NAME_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_"

typedef struct {
    const SyntaxUnit *unit;
    const char *file;
    const char *text;
    const char *name;         /* of the variable or field; NULL for any field
                               * that is released */
    gboolean is_field;
    guint from, to;           /* where to look */
    GPtrArray *nesting;       /* functions in which others are defined */
    GPtrArray *releases;      /* what is found of these */
} Search;

static const SyntaxFunction *function_at(const SyntaxUnit *unit,
                                         const char *file, guint line)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body && function->file == file &&
            line >= function->line && line <= function->end_line) {
            return function;
        }
    }
    return NULL;
}

/* The functions of a file inside of which the front end has met another one */
static GPtrArray *find_nesting(const SyntaxUnit *unit, const char *file)
{
    GPtrArray *list = g_ptr_array_new();

    for (guint i = 0; i < unit->problems->len; i++) {
        const SyntaxProblem *problem = unit->problems->pdata[i];
        const SyntaxFunction *function =
            strstr(problem->message, "function definition is not allowed") &&
            !g_strcmp0(problem->file, file)
            ? function_at(unit, file, problem->line) : NULL;

        if (function && !g_ptr_array_find(list, function, NULL)) {
            g_ptr_array_add(list, (gpointer)function);
        }
    }
    return list;
}

/* Whether an offset of the file is in such a function */
static gboolean is_nested(const Search *search, guint offset)
{
    for (guint i = 0; i < search->nesting->len; i++) {
        const SyntaxFunction *function = search->nesting->pdata[i];

        if (function->start <= offset && function->end > offset) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The variable or field that an lvalue ends with: "mr" of "s->bars[i].mr" */
static const char *last_name(const char *lvalue)
{
    gsize end = strlen(lvalue);
    gsize start;

    while (end && lvalue[end - 1] == ']') {
        while (end && lvalue[end - 1] != '[') {
            end--;
        }
        end -= end > 0;
    }
    start = end;
    while (start && strchr(NAME_CHARACTERS, lvalue[start - 1])) {
        start--;
    }
    if (start == end) {
        return NULL;
    }
    return intern_format("%.*s", (int)(end - start), lvalue + start);
}

/* The innermost node around a piece of text; a macro's is not looked into */
static const SyntaxNode *node_at(const SyntaxNode *node, guint start,
                                 guint end)
{
    for (guint i = 0; !node->macro && i < node->n_children; i++) {
        const SyntaxNode *child = node->children[i];

        if (child->start <= start && child->end >= end) {
            return node_at(child, start, end);
        }
    }
    return node;
}

static gboolean is_name(const char *name, const char *text, guint length)
{
    return name && strlen(name) == length && !memcmp(name, text, length);
}

/* Whether the parser has made something of a name */
static gboolean is_parsed(const Search *search, guint start, guint end)
{
    for (guint i = 0; i < search->unit->functions->len; i++) {
        const SyntaxFunction *function = search->unit->functions->pdata[i];
        const SyntaxNode *node;

        if (function->file != search->file || function->start > start ||
            function->end < end) {
            continue;
        }
        if (!function->body || function->body->start > start) {
            return TRUE;      /* a parameter */
        }
        node = node_at(function->body, start, end);
        switch (node->kind) {
        case SYNTAX_NAME:
        case SYNTAX_MEMBER:
        case SYNTAX_DECLARATION:
            return node->macro ||
                   is_name(node->name, search->text + start, end - start);
        case SYNTAX_SIZEOF:
        case SYNTAX_MACRO_CALL:
        case SYNTAX_OTHER:
            return TRUE;
        default:
            return node->macro != NULL;
        }
    }
    return FALSE;
}

/* What an argument that ends at @end is handed to, or "" */
static const char *callee_before(const char *text, const char *end)
{
    const char *start;
    int depth = 0;

    while (end > text && !strchr(";{}", *end)) {
        depth += *end == ')' ? 1 : *end == '(' ? -1 : 0;
        if (depth < 0) {
            break;
        }
        end--;
    }
    if (depth >= 0) {
        return "";
    }
    while (end > text && g_ascii_isspace(end[-1])) {
        end--;
    }
    start = end;
    while (start > text && strchr(NAME_CHARACTERS, start[-1])) {
        start--;
    }
    return intern_format("%.*s", (int)(end - start), start);
}

/* Whether a use in code that is not compiled neither ends nor keeps it */
static gboolean is_harmless(const Search *search, const char *p)
{
    const char *callee = callee_before(search->text, p - 1);

    return (g_str_has_prefix(callee, "memory_region_") &&
            function_effect(callee) != EFFECT_UNREFS_OWNER) ||
           !strcmp(callee, "sysbus_init_mmio") || !strcmp(callee, "if") ||
           !strcmp(callee, "while") || !strcmp(callee, "assert") ||
           !strcmp(callee, "g_assert");
}

static gboolean is_member(const char *text, const char *p)
{
    while (p > text && g_ascii_isspace(p[-1])) {
        p--;
    }
    return p > text && (p[-1] == '.' || (p[-1] == '>' && p > text + 1 &&
                                         p[-2] == '-'));
}

/* Whether the statement in front of @p releases something */
static gboolean is_released(const Search *search, const char *p)
{
    const char *const *names = function_releases();
    const char *start = p;
    g_autofree char *statement = NULL;

    while (start > search->text && !strchr(";{}", start[-1])) {
        start--;
    }
    statement = g_strndup(start, p - start);
    for (guint i = 0; names[i]; i++) {
        if (strstr(statement, names[i])) {
            return TRUE;
        }
    }
    return strstr(statement, "free") || strstr(statement, "g_clear_");
}

/* Whether a name stands for a use that the parser has not seen; @branches and
 * @braces are around it */
static gboolean is_use(const Search *search, const char *p, gsize length,
                       guint branches, guint braces)
{
    guint start = p - search->text;
    gboolean nested = !branches && is_nested(search, start);

    if (!branches && !nested) {
        return FALSE;
    }
    return (!search->name || is_name(search->name, p, length)) &&
           start >= search->from && start + length <= search->to &&
           is_member(search->text, p) == search->is_field &&
           (search->is_field || braces) &&
           (search->name || nested ? !is_harmless(search, p)
                                   : is_released(search, p)) &&
           !is_parsed(search, start, start + length);
}

static Location location_of(const Search *search, const char *p, gsize length)
{
    Location where = { .file = search->file, .line = 1, .column = 1 };

    where.start = p - search->text;
    where.end = where.start + length;
    for (const char *c = search->text; c < p; c++) {
        where.column = *c == '\n' ? 1 : where.column + 1;
        where.line += *c == '\n';
    }
    return where;
}

static gboolean has_field(const SyntaxRecord *record, const char *name)
{
    for (guint i = 0; i < record->fields->len; i++) {
        if (!g_strcmp0(g_array_index(record->fields, SyntaxField, i).name,
                       name)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_release_of(const Search *search, const char *p, gsize length,
                           const char *record)
{
    UnseenRelease *release = g_new0(UnseenRelease, 1);

    release->field = intern_format("%.*s", (int)length, p);
    release->record = record;
    release->where = location_of(search, p, length);
    g_ptr_array_add(search->releases, release);
}

/* What the file includes where it is not compiled cannot be told */
static void add_release(const Search *search, const char *p, gsize length)
{
    GHashTable *records = search->unit->records;
    g_autofree char *name = g_strndup(p, length);
    g_autoptr(GList) names = NULL;
    gboolean known = FALSE;

    if (search->file == search->unit->file) {
        add_release_of(search, p, length, NULL);
        return;
    }
    names = g_list_sort(g_hash_table_get_keys(records), (GCompareFunc)strcmp);
    for (GList *each = names; each; each = each->next) {
        if (has_field(g_hash_table_lookup(records, each->data), name)) {
            add_release_of(search, p, length, each->data);
            known = TRUE;
        }
    }
    if (!known) {
        add_release_of(search, p, length, intern(""));
    }
}

/* The end of a directive's line, or what a macro is defined as; a comment on
 * the line may go on below */
static const char *skip_directive(const char *word)
{
    if (g_str_has_prefix(word, "define")) {
        return word + strlen("define");
    }
    while (*word && *word != '\n') {
        const char *next = *word == '/' ? mentions_skip(word) : word;

        if (!next) {
            return strchr(word, '\0');
        }
        word = next > word ? next : *word == '\\' && word[1] ? word + 2 :
               word + 1;
    }
    return word;
}

/* Reads the file's text, as far as branches, blocks and names go: up to the
 * name that is looked for */
static const char *find(const Search *search)
{
    guint branches = 0, braces = 0;
    gboolean line_start = TRUE;

    for (const char *p = search->text; p && *p;) {
        const char *next = mentions_skip(p);
        gsize length;

        if (next != p) {
            p = next;
            continue;
        }
        if (*p == '#' && line_start) {
            const char *word = p + 1 + strspn(p + 1, " \t");

            branches += g_str_has_prefix(word, "if");
            branches -= branches && g_str_has_prefix(word, "endif");
            p = skip_directive(word);
            continue;
        }
        length = strspn(p, NAME_CHARACTERS);
        if (length && is_use(search, p, length, branches, braces)) {
            if (search->name) {
                return p;
            }
            add_release(search, p, length);
        }
        if (*p == '{') {
            braces++;
        } else if (*p == '}') {
            braces = p > search->text && p[-1] == '\n' ? 0 :
                     braces - (braces > 0);
        }
        line_start = *p == '\n' || (line_start && g_ascii_isspace(*p));
        p += MAX(length, 1);
    }
    return NULL;
}

/* (transfer full): the text of the file, or NULL if the parser has seen all of
 * it */
static char *text_with_more(const Search *search)
{
    gsize size;
    gconstpointer data =
        g_bytes_get_data(g_hash_table_lookup(search->unit->texts,
                                             search->file), &size);

    return memmem(data, size, "#if", 3) || memmem(data, size, "# if", 4) ||
           search->nesting->len > 0
        ? g_strndup(data, size) : NULL;
}

Location unseen_find(const SyntaxUnit *unit, const Allocation *allocation,
                     const FunctionFacts *function)
{
    const Location nowhere = { 0 };
    g_autoptr(GPtrArray) nesting = find_nesting(unit, function->where.file);
    Search search = {
        .unit = unit,
        .file = function->where.file,
        .nesting = nesting,
        .name = last_name(allocation->lvalue),
        .is_field = value_is(allocation->target, VALUE_FIELD),
        .to = G_MAXUINT,
    };
    g_autofree char *text = NULL;
    const char *found;

    if (!search.name || !(text = text_with_more(&search))) {
        return nowhere;
    }
    search.text = text;
    if (!allocation->target) {
        search.from = function->where.start;
        search.to = function->where.end;
    }
    found = find(&search);
    return found ? location_of(&search, found, strlen(search.name)) : nowhere;
}

void unseen_releases(const SyntaxUnit *unit, const char *file, GPtrArray *list)
{
    g_autoptr(GPtrArray) nesting = find_nesting(unit, file);
    g_autofree char *text = NULL;
    Search search = {
        .unit = unit,
        .file = file,
        .nesting = nesting,
        .is_field = TRUE,
        .to = G_MAXUINT,
        .releases = list,
    };

    text = text_with_more(&search);
    if (text) {
        search.text = text;
        find(&search);
    }
}
