/*
 * moment.c - the moment at which something happens to regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "moment.h"

Set moment_evaluate(const Moment *moment, const SyntaxNode *node)
{
    return analysis_evaluate(moment->analysis, node, moment->state);
}

gboolean moment_is_interesting(const Moment *moment, const Set *set)
{
    Set boring = set_of(moment->analysis, value_unknown());

    set_add(moment->analysis, &boring, value_null());
    for (guint i = 0; i < SET_WORDS; i++) {
        if (set->words[i] & ~boring.words[i]) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether something of a set is a region wherever else it came from */
static gboolean has_region(const Moment *moment, const Set *set)
{
    Set regions = moment->analysis->regions;

    for (guint i = 0; i < SET_WORDS; i++) {
        regions.words[i] &= set->words[i];
    }
    return moment_is_interesting(moment, &regions);
}

Event *moment_event(const Moment *moment, EventKind kind,
                    const SyntaxNode *node, const Set *set,
                    const SyntaxNode *region)
{
    Analysis *analysis = moment->analysis;
    Event *event = g_new0(Event, 1);
    const SyntaxNode *statement = syntax_statement(node);

    event->kind = kind;
    event->values = set_values(analysis, set);
    event->where = analysis_location(analysis, node);
    event->statement = analysis_statement_location(analysis, statement);
    event->bare = statement == node;
    if (region) {
        const SyntaxNode *plain = syntax_without_casts(region);

        event->is_region = type_is_region_pointer(plain->type) ||
                           type_is_region_pointer(region->type) ||
                           has_region(moment, set);
        if (syntax_is_op(plain, SYNTAX_UNARY, "&") &&
            plain->children[0]->kind == SYNTAX_INDEX &&
            syntax_is_zero(plain->children[0]->children[1])) {
            plain = plain->children[0]->children[0];
        }
        event->region = analysis_text(analysis, plain);
    } else {
        event->region = "";
    }
    g_ptr_array_add(analysis->result->events, event);
    return event;
}

void moment_add(const Moment *moment, const Happening *happening)
{
    GArray **happenings = moment->analysis->result->happenings;

    g_array_append_vals(happenings[moment->block], happening, 1);
}

void moment_add_event(const Moment *moment, Event *event)
{
    Happening happening = { .event = event };

    moment_add(moment, &happening);
}

void moment_add_setting(const Moment *moment, Event *event,
                        const SyntaxNode *variable)
{
    const Analysis *analysis = moment->analysis;
    Happening happening = { .event = event };

    if (variable->decl &&
        !g_hash_table_contains(analysis->exposed,
                               GUINT_TO_POINTER(variable->decl)) &&
        g_hash_table_lookup(analysis->names, variable->name) ==
        GUINT_TO_POINTER(variable->decl)) {
        happening.set = variable->decl;
    }
    moment_add(moment, &happening);
}
