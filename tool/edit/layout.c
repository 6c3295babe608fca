/*
 * layout.c - how a changed statement is spread over lines
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/layout.h"

#include <string.h>

#include "edit/column.h"
#include "edit/words.h"

#define INDENT 4

/* An open parenthesis, bracket or brace */
typedef struct {
    guint column;
    guint old_column;   /* NOWHERE if it was not there before */
} Open;

typedef struct {
    GArray *words;
    guint start;        /* column of the first word */
    guint indent;       /* of the statement */
    gboolean tabs;      /* whether the file indents with them */
    guint tail;         /* columns that follow on the last line */
    gboolean fixed;     /* lines stay: an #if parts them */
    guint torn;         /* what the breaks so far have cost */
} Layout;

static Word *get_word(const Layout *layout, guint index)
{
    return &g_array_index(layout->words, Word, index);
}

static gboolean is_spelt(const Layout *layout, guint index, const char *text)
{
    return g_str_equal(get_word(layout, index)->text, text);
}

/* Column that the line beginning with word @index is indented to */
static guint line_indent(const Layout *layout, guint index,
                         const GArray *opens)
{
    const Word *word = get_word(layout, index);

    if (word_is_directive(word)) {
        return 0;
    }
    if (opens->len == 0) {
        return layout->indent + (word->broken ? INDENT : 0);
    }
    if (opens->len == 1 && is_spelt(layout, index - 1, ",")) {
        return g_array_index(opens, Open, 0).column + 1;
    }
    for (guint i = opens->len; i-- > 0 && !word->broken;) {
        const Open *open = &g_array_index(opens, Open, i);

        if (open->old_column != NOWHERE &&
            word->old_column > open->old_column) {
            return open->column + word->old_column - open->old_column;
        }
    }
    /* it was not aligned to any */
    return g_array_index(opens, Open,
                         word->broken ? opens->len - 1 : 0).column + 1;
}

static void append_indent(const Layout *layout, GString *text, guint column)
{
    for (; layout->tabs && column >= COLUMN_TAB; column -= COLUMN_TAB) {
        g_string_append_c(text, '\t');
    }
    g_string_append_printf(text, "%*s", column, "");
}

/* Writes the gap before word @index; returns the column behind it */
static guint append_gap(const Layout *layout, guint index, guint column,
                        const GArray *opens, GString *text)
{
    const Word *word = get_word(layout, index);
    const char *newline = strrchr(word->gap, '\n');
    const char *rest = word->gap;
    guint indent;

    if (!newline && !word->broken) {
        g_string_append(text, word->gap);
        return column_behind(column, word->gap);
    }
    if (newline) {
        g_string_append_len(text, word->gap, newline - word->gap);
        rest = newline + 1;
    }
    rest += strspn(rest, " \t");
    indent = line_indent(layout, index, opens);
    g_string_append_c(text, '\n');
    append_indent(layout, text, indent);
    g_string_append(text, rest);
    return column_behind(indent, rest);
}

/* Spreads the words over lines */
static char *spread(const Layout *layout, const Tokens *before)
{
    g_autoptr(GArray) opens = g_array_new(FALSE, FALSE, sizeof(Open));
    GString *text = g_string_new(NULL);
    guint column = layout->start;

    for (guint i = 0; i < layout->words->len; i++) {
        Word *word = get_word(layout, i);
        gboolean closes, inside;

        closes = strchr(")]}", word->text[0]) && opens->len;
        /* one that is aligned inside of what it closes moves with that */
        inside = closes && strchr(word->gap, '\n') && word->old_column >
                 g_array_index(opens, Open, opens->len - 1).old_column;
        if (closes && !inside) {
            g_array_set_size(opens, opens->len - 1);
        }
        column = append_gap(layout, i, column, opens, text);
        if (inside) {
            g_array_set_size(opens, opens->len - 1);
        }
        word->depth = opens->len;
        word->column = column;
        if (strchr("([{", word->text[0])) {
            Open open = { .column = column, .old_column = NOWHERE };

            if (word->before != NOWHERE) {
                open.old_column = column_of(
                    before, tokens_get(before, word->before)->start);
            }
            g_array_append_val(opens, open);
        }
        g_string_append(text, word->text);
        column = column_behind(column, word->text);
        word->end = column;
    }
    return g_string_free(text, FALSE);
}

static gboolean starts_line(const Word *word)
{
    return word->broken || strchr(word->gap, '\n');
}

/* The column behind word @index and the comment that ends its line */
static guint line_end(const Layout *layout, guint index)
{
    guint end = get_word(layout, index)->end;
    const char *gap;
    g_autofree char *comment = NULL;

    if (index == layout->words->len - 1) {
        return end + layout->tail;
    }
    gap = get_word(layout, index + 1)->gap;
    comment = g_strndup(gap, strcspn(gap, "\n"));
    return strchr(gap, '\n') ? column_behind(end, comment) : end;
}

/* The first word that is too far right; the number of words if there is none */
static guint find_overflow(const Layout *layout)
{
    guint n = layout->words->len;
    guint i;

    for (i = 0; i < n; i++) {
        /* what is written without a space behind it cannot be parted from it */
        if (line_end(layout, i) > COLUMN_LAST && !get_word(layout, i)->stuck) {
            break;
        }
    }
    return i;
}

static gboolean is_operand_end(const char *text)
{
    return g_ascii_isalnum(text[0]) || strchr("_)]\"'", text[0]);
}

static gboolean is_operator(const char *text)
{
    static const char *const operators[] = {
        "+", "-", "*", "/", "%", "|", "&", "||", "&&", "<<", ">>", "?", ":",
        "==", "!=", "<", ">", NULL,
    };

    return g_strv_contains(operators, text);
}

/*
 * What it costs to break the line in front of word @i, in parts of arguments
 * that are torn from each other; -1 where it must not be broken.
 */
static int break_cost(const Layout *layout, guint i)
{
    const Word *word = get_word(layout, i);

    if (layout->fixed || i < 2 || word->depth == 0 ||
        !g_str_equal(word->gap, " ")) {
        return -1;
    }
    if (is_spelt(layout, i - 1, ",")) {
        return 2 * (word->depth - 1);
    }
    if (is_operator(get_word(layout, i - 1)->text) &&
        is_operand_end(get_word(layout, i - 2)->text)) {
        return 2 * word->depth - 1;
    }
    return -1;
}

/* Whether word @i is an argument that follows white space only */
static gboolean is_plain_argument(const Layout *layout, guint i)
{
    const Word *word = get_word(layout, i);

    return i > 0 && is_spelt(layout, i - 1, ",") &&
           !word->gap[strspn(word->gap, " \t\n")];
}

static void join_line(Word *word)
{
    g_free(word->gap);
    word->gap = g_strdup(" ");
}

/*
 * Breaks the line that @overflow is on at its cheapest, then last, place.
 * What is broken off takes the next argument up to its line, so that no
 * short line is left behind.
 */
static void break_line(Layout *layout, guint overflow)
{
    guint n = layout->words->len;
    guint best = n;
    int least = G_MAXINT;

    for (guint i = overflow; i > 0 && !starts_line(get_word(layout, i)); i--) {
        int cost = break_cost(layout, i);

        if (cost >= 0 && cost < least) {
            least = cost;
            best = i;
        }
    }
    if (best == n) {
        get_word(layout, overflow)->stuck = TRUE;
        return;
    }
    get_word(layout, best)->broken = TRUE;
    layout->torn += least;
    for (guint i = best + 1; i < n; i++) {
        Word *word = get_word(layout, i);

        if (starts_line(word)) {
            if (word->depth == get_word(layout, best)->depth &&
                !word->broken && is_plain_argument(layout, i)) {
                join_line(word);
            }
            return;
        }
    }
}

/* Spreads the words over lines that fit, as far as that can be */
static char *fit(Layout *layout, const Tokens *before)
{
    char *text = spread(layout, before);
    guint overflow;

    while ((overflow = find_overflow(layout)) < layout->words->len) {
        break_line(layout, overflow);
        g_free(text);
        text = spread(layout, before);
    }
    return text;
}

/* Whether every line fits, and no argument had to be torn apart for it */
static gboolean is_good(const Layout *layout)
{
    for (guint i = 0; i < layout->words->len; i++) {
        if (get_word(layout, i)->stuck) {
            return FALSE;
        }
    }
    return layout->torn == 0;
}

/* The column of the statement; what the change starts with may be an #endif
 * instead */
static guint statement_indent(const Layout *layout, const Tokens *before,
                              gsize first)
{
    for (guint i = 1; before->text[first] == '#' && i < layout->words->len;
         i++) {
        const Word *word = get_word(layout, i);

        if (strchr(word->gap, '\n') && word->old_column != NOWHERE &&
            !word_is_directive(word)) {
            return word->old_column;
        }
    }
    return column_of(before, first);
}

static void layout_init(Layout *layout, const Tokens *before,
                        const Change *change, guint column)
{
    gsize start = tokens_get(before, change->first)->start;
    gsize end = tokens_get(before, change->last - 1)->end;
    gsize line = column_line_start(before->text, start);
    gsize indent = strspn(before->text + line, " \t");
    gsize tail_end = end;

    while (tail_end < before->length &&
           !strchr("\r\n", before->text[tail_end]) &&
           strncmp(before->text + tail_end, " /*", 3) &&
           strncmp(before->text + tail_end, " //", 3)) {
        tail_end++;
    }
    layout->torn = 0;
    layout->fixed = FALSE;
    layout->words = words_of_change(before, change);
    for (guint i = 0; i < layout->words->len; i++) {
        layout->fixed |= word_is_directive(get_word(layout, i));
    }
    layout->start = column;
    layout->indent = statement_indent(layout, before, line + indent);
    layout->tabs = memchr(before->text + line, '\t', indent) != NULL;
    layout->tail = tail_end - end;
}

/* Those of the first @n arguments that start a line go on the one before */
static void join_arguments(Layout *layout, guint n)
{
    for (guint i = 1; !layout->fixed && n > 0 && i < layout->words->len; i++) {
        Word *word = get_word(layout, i);

        if (word->depth == 1 && is_plain_argument(layout, i)) {
            if (starts_line(word)) {
                join_line(word);
            }
            n--;
        }
    }
}

/*
 * More room for the arguments: the call starts a line of its own.  One that
 * was alone on the first line, behind a long name, gets company again.
 */
static void break_assignment(Layout *layout)
{
    guint i = 1;

    while (i < layout->words->len && !is_spelt(layout, i - 1, "=")) {
        i++;
    }
    if (layout->fixed || i == layout->words->len) {
        return;
    }
    get_word(layout, i)->broken = TRUE;
    join_arguments(layout, 1);
}

static char *try_layout(const Tokens *before, const Change *change,
                        guint column, gboolean split, gboolean *good)
{
    Layout layout;
    char *text;

    layout_init(&layout, before, change, column);
    g_free(spread(&layout, before));
    if (tokens_is(before, change->first, "if")) {
        /* without the condition around it the call needs fewer lines */
        join_arguments(&layout, G_MAXUINT);
    }
    if (split) {
        break_assignment(&layout);
    }
    text = fit(&layout, before);
    *good = is_good(&layout);
    g_array_unref(layout.words);
    return text;
}

char *layout_change(const Tokens *before, const Change *change, guint column)
{
    gboolean good;
    g_autofree char *text = try_layout(before, change, column, FALSE, &good);

    if (!good && change->edit->kind != EDIT_DROP_FREE) {
        g_autofree char *split = try_layout(before, change, column, TRUE,
                                            &good);

        if (good) {
            return g_steal_pointer(&split);
        }
    }
    return g_steal_pointer(&text);
}
