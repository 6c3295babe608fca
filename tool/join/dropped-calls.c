/*
 * dropped-calls.c - calls that the text shows and the parser does not
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/dropped-calls.h"

#include <string.h>

/*
 * The parser drops a call with an argument that it does not understand.  Where
 * the text shows that it initialises what the function has allocated, the site
 * is to know at least that; its verdict cannot be one that converts.
 */
static gboolean adopt_call(FunctionFacts *function, const Unjudged *call,
                           GHashTable *constructors)
{
    for (guint i = 0; function->problem && i < function->allocations->len;
         i++) {
        const Allocation *allocation = function->allocations->pdata[i];
        Event *event;

        if (strcmp(allocation->lvalue, call->region)) {
            continue;
        }
        event = g_new0(Event, 1);
        event->kind = EVENT_INIT;
        event->values = g_new0(const Value *, 2);
        event->values[0] = allocation->value;
        event->where = event->statement = call->where;
        event->region = call->region;
        event->is_region = TRUE;
        event->init = g_new0(Init, 1);
        event->init->call = event->init->statement = call->where;
        event->init->function = function->name;
        event->init->constructor =
            g_hash_table_lookup(constructors, call->what);
        event->init->form = INIT_NESTED;
        event->init->storage = strcmp(allocation->count, "1") ?
            STORAGE_HEAP_ARRAY : STORAGE_HEAP;
        event->init->region = call->region;
        event->init->owner = event->init->name = "";
        event->init->owner_kind = OWNER_KIND_OTHER;
        g_ptr_array_add(function->events, event);
        return TRUE;
    }
    return FALSE;
}

void dropped_calls_assign(UnitFacts *facts, GHashTable *constructors)
{
    for (guint i = 0; i < facts->functions->len; i++) {
        FunctionFacts *function = facts->functions->pdata[i];

        for (guint k = facts->unjudged->len; k > 0; k--) {
            const Unjudged *call = facts->unjudged->pdata[k - 1];

            if (call->where.file != function->where.file ||
                call->where.line < function->where.line ||
                call->where.line > function->end_line) {
                continue;
            }
            g_ptr_array_add(function->inactive,
                            g_memdup2(call, sizeof(*call)));
            if (adopt_call(function, call, constructors)) {
                g_ptr_array_remove_index(facts->unjudged, k - 1);
            }
        }
    }
}
