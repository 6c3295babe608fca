/*
 * registration.c - where a function is put that a conversion empties
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/registration.h"

#include <string.h>

#include "edit/statement.h"
#include "util/intern.h"

/*
 * What may be left unset, and whose class does not set it: where a class
 * inherits a function, an empty one in its place is there for a reason.
 */
static const struct {
    const char *slot;
    const char *parent;
} optional[] = {
    { "DeviceClass.unrealize", "TYPE_DEVICE" },
    { "DeviceClass.unrealize", "TYPE_SYS_BUS_DEVICE" },
    { "PCIDeviceClass.exit", "TYPE_PCI_DEVICE" },
};

static guint count_words(const Tokens *tokens, const char *word)
{
    guint n = 0;

    for (guint i = 0; i < tokens->list->len; i++) {
        n += tokens_is(tokens, i, word);
    }
    return n;
}

/* The one hook of a function that is not called otherwise */
static const Hook *only_hook(const Cases *cases, const char *key)
{
    const Hook *found = NULL;

    for (guint i = 0; i < cases->units->len; i++) {
        const UnitFacts *unit = cases->units->pdata[i];

        for (guint k = 0; k < unit->functions->len; k++) {
            const FunctionFacts *function = unit->functions->pdata[k];

            if (function_facts_calls(function, key)) {
                return NULL;
            }
        }
        for (guint k = 0; k < unit->hooks->len; k++) {
            const Hook *hook = unit->hooks->pdata[k];

            if (hook->function != key) {
                continue;
            }
            /* one for each configuration that the file was read in */
            if (found && (found->where.file != hook->where.file ||
                          found->where.start != hook->where.start)) {
                return NULL;
            }
            found = hook;
        }
    }
    return found;
}

static const FunctionFacts *function_around(const Cases *cases,
                                            const Location *where)
{
    for (guint i = 0; i < cases->units->len; i++) {
        const UnitFacts *unit = cases->units->pdata[i];

        for (guint k = 0; k < unit->functions->len; k++) {
            const FunctionFacts *function = unit->functions->pdata[k];

            if (function->where.file == where->file &&
                function->where.start <= where->start &&
                function->where.end >= where->end) {
                return function;
            }
        }
    }
    return NULL;
}

static gboolean is_sequence(const Tokens *tokens, guint first,
                            const char *const *words)
{
    for (; *words; first++, words++) {
        if (!tokens_is(tokens, first, *words)) {
            return FALSE;
        }
    }
    return TRUE;
}

/*
 * Whether nothing is made of a type: a type made of it may call what it has
 * inherited.  A name that is defined here is known here only.
 */
static gboolean is_last_of_line(const Tokens *tokens, const char *type)
{
    const char *const define[] = { "#", "define", type, NULL };
    const char *const parent[] = { "parent", "=", type, NULL };
    gboolean defined = FALSE;

    for (guint i = 0; i < tokens->list->len; i++) {
        defined |= is_sequence(tokens, i, define);
        if (is_sequence(tokens, i, parent)) {
            return FALSE;
        }
    }
    return defined;
}

/* Whether the class that @function sets up can do without what is in @slot */
static gboolean class_can_do_without(const Cases *cases, const Tokens *tokens,
                                     const FunctionFacts *function,
                                     const char *slot)
{
    const Hook *class = only_hook(cases, function->key);

    if (!class || strcmp(class->slot, "TypeInfo.class_init") ||
        !class->type || !class->parent ||
        !is_last_of_line(tokens, class->type)) {
        return FALSE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(optional); i++) {
        if (!strcmp(optional[i].slot, slot) &&
            !strcmp(optional[i].parent, class->parent)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* dc->unrealize = f; where dc has other uses */
static gboolean is_plain_assignment(const Tokens *tokens, const Hook *hook,
                                    const FunctionFacts *around,
                                    const char *name)
{
    guint first = tokens_find(tokens, hook->where.start);
    guint end = tokens_find(tokens, around->where.end);
    g_autofree char *variable = NULL;
    guint uses = 0;

    if (!tokens_is(tokens, first + 1, "->") ||
        !tokens_is(tokens, first + 3, "=") ||
        !tokens_is(tokens, first + 4, name) ||
        !tokens_is(tokens, first + 5, ";") ||
        statement_is_unbraced(tokens, first)) {
        return FALSE;
    }
    variable = g_strndup(tokens->text + tokens_get(tokens, first)->start,
                         tokens_get(tokens, first)->end -
                         tokens_get(tokens, first)->start);
    for (guint i = tokens_find(tokens, around->where.start); i < end; i++) {
        uses += tokens_is(tokens, i, variable) &&
                !tokens_is(tokens, i + 1, "=") &&
                !tokens_is(tokens, i + 1, ";");
    }
    return uses > 1;
}

/* The brace that opens the braces around a token; behind all tokens if none */
static guint braces_around(const Tokens *tokens, guint index)
{
    guint depth = 0;

    while (index-- > 0) {
        if (tokens_is(tokens, index, "}")) {
            depth++;
        } else if (tokens_is(tokens, index, "{") && depth-- == 0) {
            return index;
        }
    }
    return tokens->list->len;
}

/* Whether an element of a table ends there */
static gboolean is_element_end(const Tokens *tokens, guint at)
{
    return tokens_is(tokens, at, ",") || tokens_is(tokens, at, "}");
}

/* .instance_finalize = f, in a table, or in one of a list of tables */
static gboolean is_plain_initialiser(const Tokens *tokens, const Hook *hook,
                                     const char *name)
{
    guint first = tokens_find(tokens, hook->where.start);
    guint none = tokens->list->len;
    guint open;

    if (!tokens_is(tokens, first, ".") ||
        !tokens_is(tokens, first + 2, "=") ||
        !tokens_is(tokens, first + 3, name) ||
        !is_element_end(tokens, first + 4)) {
        return FALSE;
    }
    open = braces_around(tokens, first);
    if (open < none && !tokens_is(tokens, open - 1, "=")) {
        open = braces_around(tokens, open);
    }
    return open < none && tokens_is(tokens, open - 1, "=") &&
           braces_around(tokens, open) == none;
}

/* An #if may be in the way */
static gboolean has_directive(const char *text, const Location *where)
{
    return memchr(text + where->start, '#', where->end - where->start) != NULL;
}

const Hook *registration_find(const Cases *cases, const FileEdit *file,
                              const Release *release)
{
    const Location *emptied = &release->emptied;
    g_autofree char *key = g_strdup_printf("%s:%s", file->file,
                                           release->function);
    const char *text = g_bytes_get_data(file->before, NULL);
    gsize length = g_bytes_get_size(file->before);
    g_autoptr(Tokens) tokens = NULL;
    const Hook *hook;
    const FunctionFacts *around;

    if (!emptied->file ||
        emptied->end > length || has_directive(text, emptied)) {
        return NULL;
    }
    hook = only_hook(cases, intern(key));
    if (!hook || hook->form == HOOK_OTHER ||
        strcmp(hook->where.file, file->file) || hook->where.end > length) {
        return NULL;
    }
    tokens = tokens_new(text, length);
    if (count_words(tokens, release->function) != 2 ||
        !tokens_is(tokens, tokens_find(tokens, emptied->start), "static")) {
        return NULL;
    }
    around = function_around(cases, &hook->where);
    if (hook->form == HOOK_INITIALISER) {
        return !around && !strcmp(hook->slot, "TypeInfo.instance_finalize") &&
               is_plain_initialiser(tokens, hook, release->function)
               ? hook : NULL;
    }
    return around &&
           is_plain_assignment(tokens, hook, around, release->function) &&
           class_can_do_without(cases, tokens, around, hook->slot)
           ? hook : NULL;
}
