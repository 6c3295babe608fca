/*
 * paths.c - places as paths from a variable
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A path is a variable, "#" and the number of its declaration or "@" and the
 * name of a global one, with ".field", "[index]" and ".*" behind it.
 */
#include "paths.h"

#include <string.h>

#include "expression.h"
#include "util/intern.h"

static gboolean append_path(GString *path, const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    switch (node->kind) {
    case SYNTAX_NAME:
        if (node->decl) {
            g_string_append_printf(path, "#%u", node->decl);
        } else if (node->type && !strchr(node->type, '(')) {
            g_string_append_printf(path, "@%s", node->name);
        } else {
            return FALSE;
        }
        return TRUE;
    case SYNTAX_MEMBER:
        if (!node->n_children || !append_path(path, node->children[0])) {
            return FALSE;
        }
        g_string_append_printf(path, ".%s", node->name);
        return TRUE;
    case SYNTAX_INDEX:
        if (node->n_children != 2 || !append_path(path, node->children[0])) {
            return FALSE;
        }
        g_string_append_c(path, '[');
        if (node->children[1]->kind == SYNTAX_NUMBER) {
            g_string_append(path, node->children[1]->name);
        } else if (!append_path(path, node->children[1])) {
            return FALSE;
        }
        g_string_append_c(path, ']');
        return TRUE;
    case SYNTAX_UNARY:
        if (!node->n_children || !append_path(path, node->children[0])) {
            return FALSE;
        }
        if (!strcmp(node->op, "*")) {
            g_string_append(path, ".*");
            return TRUE;
        }
        return !strcmp(node->op, "&");
    default:
        return FALSE;
    }
}

const char *path_of(const SyntaxNode *node)
{
    g_autoptr(GString) path = g_string_new(NULL);

    return append_path(path, node) ? intern(path->str) : NULL;
}

gboolean path_depends(const char *path, const char *on)
{
    gsize length = strlen(on);
    const char *p = path;

    while ((p = strstr(p, on))) {
        char next = p[length];

        if ((next == '.' || next == '[' || next == ']') &&
            (p > path || next != '\0')) {
            return TRUE;
        }
        p++;
    }
    return FALSE;
}

gboolean path_is_element(const char *path, const char *array)
{
    return g_str_has_prefix(path, array) && path[strlen(array)] == '[';
}

/* How long the part is that a path begins with: a variable, ".field" or
 * "[index]" */
static gsize part_length(const char *path)
{
    gsize length = 1;
    int depth = *path == '[';

    while (depth) {
        depth += path[length] == '[' ? 1 : path[length] == ']' ? -1 : 0;
        length++;
    }
    return *path == '[' ? length : length + strcspn(path + length, ".[");
}

static gboolean is_number(const char *index)
{
    return *index == '[' && g_ascii_isdigit(index[1]);
}

/* Whether what two parts lead to differs whatever the variables in them are */
static gboolean parts_differ(const char *a, gsize a_length, const char *b,
                             gsize b_length)
{
    if (a_length == b_length && !memcmp(a, b, a_length)) {
        return FALSE;
    }
    return *a != '[' || *b != '[' || (is_number(a) && is_number(b));
}

/* The parts behind a path's variable */
static GArray *parts_of(const char *path)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(const char *));

    for (path += part_length(path); *path; path += part_length(path)) {
        g_array_append_val(parts, path);
    }
    return parts;
}

gboolean paths_may_meet(const char *a, const char *b)
{
    g_autoptr(GArray) left = parts_of(a);
    g_autoptr(GArray) right = parts_of(b);
    gsize length = part_length(a);
    gboolean same_variable = length == part_length(b) && !memcmp(a, b, length);
    guint common = MIN(left->len, right->len);

    for (guint i = 1; i <= common; i++) {
        const char *l = g_array_index(left, const char *, left->len - i);
        const char *r = g_array_index(right, const char *, right->len - i);

        if (parts_differ(l, part_length(l), r, part_length(r))) {
            /* from one variable two ways lead to one place only if it has been
             * given pointers to itself */
            return !same_variable && *l == '.' && i > 1;
        }
    }
    return !same_variable || left->len == right->len;
}
