/*
 * array-facts.c - what units show of arrays, made, merged and freed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "array.h"

ArrayFacts *array_facts_new(void)
{
    ArrayFacts *facts = g_new0(ArrayFacts, 1);

    facts->uses = g_array_new(FALSE, TRUE, sizeof(ArrayUse));
    facts->spans = g_array_new(FALSE, TRUE, sizeof(ArraySpan));
    facts->namesakes = g_array_new(FALSE, TRUE, sizeof(Namesake));
    return facts;
}

void array_facts_free(ArrayFacts *facts)
{
    g_array_unref(facts->uses);
    g_array_unref(facts->spans);
    g_array_unref(facts->namesakes);
    g_free(facts);
}

static ArrayUse *find_use(ArrayFacts *facts, const ArrayUse *like)
{
    for (guint i = 0; i < facts->uses->len; i++) {
        ArrayUse *use = &g_array_index(facts->uses, ArrayUse, i);

        if (use->pointer.file == like->pointer.file &&
            use->pointer.start == like->pointer.start &&
            use->place == like->place) {
            return use;
        }
    }
    return NULL;
}

static ArraySpan *find_span(ArrayFacts *facts, const Value *value)
{
    for (guint i = 0; i < facts->spans->len; i++) {
        ArraySpan *span = &g_array_index(facts->spans, ArraySpan, i);

        if (span->value == value) {
            return span;
        }
    }
    return NULL;
}

void array_facts_merge(ArrayFacts *facts, const ArrayFacts *other)
{
    g_array_append_vals(facts->namesakes, other->namesakes->data,
                        other->namesakes->len);
    for (guint i = 0; i < other->uses->len; i++) {
        const ArrayUse *use = &g_array_index(other->uses, ArrayUse, i);
        ArrayUse *mine = find_use(facts, use);

        if (mine) {
            mine->made &= use->made;
            mine->may_fail |= use->may_fail;
            mine->kind = mine->kind == use->kind ? use->kind : ARRAY_OTHER;
        } else {
            g_array_append_vals(facts->uses, use, 1);
        }
    }
    for (guint i = 0; i < other->spans->len; i++) {
        const ArraySpan *span = &g_array_index(other->spans, ArraySpan, i);
        ArraySpan *mine = find_span(facts, span->value);

        if (mine && mine->complete && !span->complete) {
            mine->complete = FALSE;
            mine->gap = span->gap;
        } else if (!mine) {
            g_array_append_vals(facts->spans, span, 1);
        }
    }
}
