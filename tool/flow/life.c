/*
 * life.c - what one allocation goes through in its function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A forward analysis per allocation, over the events that values.c found.
 */
#include "constructor-names.h"
#include "values.h"

/* What the storage has gone through, on ways on which the variable that it was
 * allocated for points to it, and on those on which that has been set to
 * something else */
typedef struct {
    Life held;
    Life lost;
} Lives;

typedef struct {
    const Values *values;
    Allocation *allocation;
    guint variable;
} Trace;

static gboolean concerns(const Event *event, const Allocation *allocation,
                         gboolean *certain)
{
    gboolean found = FALSE;

    *certain = TRUE;
    for (guint i = 0; event->values[i]; i++) {
        if (event->values[i] == allocation->value) {
            found = TRUE;
        } else if (!value_is(event->values[i], VALUE_NULL)) {
            *certain = FALSE;
        }
    }
    return found;
}

static Life after_event(const Happening *happening, gboolean certain,
                        Life life)
{
    Life result = life;

    switch (happening->event->kind) {
    case EVENT_INIT:
        result = happening->may_fail ? LIFE_UNTESTED : LIFE_LIVE;
        break;
    case EVENT_FREE:
    case EVENT_CLEAR:
        result = LIFE_FREED;
        break;
    case EVENT_UNPARENT:
        result = LIFE_UNPARENTED;
        break;
    case EVENT_UNREF:
    case EVENT_AUTOFREE:
    case EVENT_STORE:
    case EVENT_COPY:
    case EVENT_PASS:
    case EVENT_RETURN:
    case EVENT_TEST:
    case EVENT_USE:
    case EVENT_EXIT:
        return life;
    }
    return certain ? result : life | result;
}

gboolean event_has(const Event *event, ValueKind kind)
{
    for (guint i = 0; event->values[i]; i++) {
        if (value_is(event->values[i], kind)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean event_concerns(const Event *event, const Value *value)
{
    for (guint i = 0; event->values[i]; i++) {
        if (event->values[i] == value) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean event_is_use(const Event *event)
{
    return event->kind == EVENT_USE || event->kind == EVENT_PASS;
}

gboolean event_state_is_empty(const EventState *state)
{
    Life life = state->life & ~(state->certain ? LIFE_NONE : 0);

    return life && !(life & ~(LIFE_RAW | LIFE_FAILED | LIFE_UNPARENTED));
}

gboolean event_makes_alias(const Event *event)
{
    return value_is_parameter(event->target, "memory_region_init_alias", 3) ||
           value_is_parameter(event->target, "memory_region_new_alias", 2);
}

gboolean event_may_map(const Event *event)
{
    static const char *const prefixes[] = {
        "memory_region_set_", "memory_region_get_", "memory_region_is_",
        INIT_PREFIX, NEW_PREFIX, "object_",
    };
    static const char *const others[] = {
        "memory_region_size", "memory_region_name",
        "memory_region_del_subregion", NULL,
    };

    if (event_makes_alias(event)) {
        return TRUE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        if (value_is_given_to(event->target, prefixes[i])) {
            return FALSE;
        }
    }
    return event->kind == EVENT_PASS &&
           !(value_is(event->target, VALUE_PARAMETER) &&
             g_strv_contains(others, value_function(event->target))) &&
           !value_is_parameter(event->target, "memory_region_add_subregion",
                               0) &&
           !value_is_parameter(event->target,
                               "memory_region_add_subregion_overlap", 0);
}

/* The local variable that an allocation is assigned to, see Happening, or 0 */
static guint variable_of(const Values *values, const Allocation *allocation)
{
    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Happening *happening =
                &g_array_index(happenings, Happening, i);
            const Event *event = happening->event;

            if (happening->set && event && event->kind == EVENT_COPY &&
                event->values[0] == allocation->value && !event->values[1] &&
                event->where.start <= allocation->where.start &&
                event->where.end >= allocation->where.end) {
                return happening->set;
            }
        }
    }
    return 0;
}

static Lives after_setting(const Happening *happening,
                           const Allocation *allocation, Lives lives)
{
    gboolean certain;

    if (happening->event && concerns(happening->event, allocation, &certain)) {
        lives.held |= lives.lost;
        lives.lost = 0;
    } else {
        lives.lost |= lives.held;
        lives.held = 0;
    }
    return lives;
}

static void record_state(Allocation *allocation, const Event *event, Life life,
                         gboolean certain)
{
    EventState state = {
        .event = event,
        .life = life,
        .certain = certain,
        .same_place = !g_strcmp0(event->region, allocation->lvalue),
    };

    if (life) {
        g_array_append_val(allocation->states, state);
    }
}

static Lives through_block(const Trace *trace, guint block, Lives lives,
                           gboolean record)
{
    Allocation *allocation = trace->allocation;
    const GArray *happenings = trace->values->happenings[block];

    for (guint i = 0; i < happenings->len; i++) {
        const Happening *happening =
            &g_array_index(happenings, Happening, i);
        const Event *event = happening->event;
        gboolean certain = TRUE, by_variable;

        if (happening->allocation) {
            if (happening->allocation == allocation) {
                lives = (Lives) { .held = LIFE_RAW };
            }
            continue;
        }
        by_variable = trace->variable && event &&
                      !g_strcmp0(event->region, allocation->lvalue);
        if (event && (event->kind == EVENT_EXIT ||
                      concerns(event, allocation, &certain))) {
            if (record) {
                record_state(allocation, event, by_variable && certain
                             ? lives.held : lives.held | lives.lost, certain);
            }
            if (event->kind != EVENT_EXIT) {
                lives.held = lives.held ?
                    after_event(happening, certain, lives.held) : 0;
                lives.lost = lives.lost && !by_variable ?
                    after_event(happening, certain, lives.lost) : lives.lost;
            }
        }
        if (trace->variable && happening->set == trace->variable) {
            lives = after_setting(happening, allocation, lives);
        }
    }
    return lives;
}

/* Whether the error of one of the allocation's inits goes to a variable */
static gboolean reports_to(const Values *values, const Allocation *allocation,
                           guint decl)
{
    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Happening *happening =
                &g_array_index(happenings, Happening, i);
            gboolean certain;

            if (happening->error_decl == decl &&
                concerns(happening->event, allocation, &certain)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether an allocation has one init, which initialises nothing else */
static gboolean has_one_init(const Values *values, const Allocation *allocation)
{
    guint inits = 0;

    for (guint i = 0; i < values->events->len; i++) {
        const Event *event = values->events->pdata[i];
        gboolean certain;

        if (event->kind == EVENT_INIT &&
            concerns(event, allocation, &certain) && (!certain || inits++)) {
            return FALSE;
        }
    }
    return inits == 1;
}

static Life tested(Life life, gboolean failed)
{
    if (life & LIFE_UNTESTED) {
        life &= ~LIFE_UNTESTED;
        life |= failed ? LIFE_FAILED : LIFE_LIVE;
    }
    return life;
}

static Lives tested_both(Lives lives, gboolean failed)
{
    return (Lives) {
        .held = tested(lives.held, failed),
        .lost = tested(lives.lost, failed),
    };
}

/* What can be where an error tells, however long after the init, whether that
 * has failed */
static Lives told_both(Lives lives, gboolean failed)
{
    const Life not = failed ? LIFE_LIVE : LIFE_FAILED;

    return (Lives) { .held = lives.held & ~not, .lost = lives.lost & ~not };
}

/* Whether all of several inits are of an allocation's region: one that is not
 * says nothing about it */
static gboolean all_concern(const Event *const *inits,
                            const Allocation *allocation)
{
    gboolean certain;

    for (guint i = 0; inits[i]; i++) {
        if (!concerns(inits[i], allocation, &certain)) {
            return FALSE;
        }
    }
    return TRUE;
}

static Lives along_edge(const Values *values, guint block, guint edge,
                        const Allocation *allocation, Lives lives)
{
    const Branch *branch = &values->branches[block];
    gboolean holds = (edge == 0) != branch->negated;
    gboolean certain;

    switch (branch->kind) {
    case BRANCH_INIT:
        if (concerns(branch->init, allocation, &certain)) {
            return tested_both(lives, !holds);
        }
        break;
    case BRANCH_EITHER:
        if (all_concern(branch->inits, allocation)) {
            return tested_both(lives, !holds);
        }
        break;
    case BRANCH_ERROR:
        if (reports_to(values, allocation, branch->decl)) {
            lives = tested_both(lives, holds);
            return branch->one_init && has_one_init(values, allocation)
                   ? told_both(lives, holds) : lives;
        }
        break;
    case BRANCH_POINTER:
        for (guint i = 0; branch->values[i]; i++) {
            if (branch->values[i] == allocation->value && !holds) {
                lives.held = LIFE_NONE;
            }
        }
        break;
    case BRANCH_NOTHING:
        break;
    }
    return lives;
}

/* Follows whether the region may have been mapped through a block */
static gboolean shown_by(const Values *values, guint block,
                         Allocation *allocation, gboolean shown)
{
    const GArray *happenings = values->happenings[block];

    for (guint i = 0; i < happenings->len; i++) {
        const Happening *happening =
            &g_array_index(happenings, Happening, i);
        gboolean certain;

        if (happening->allocation == allocation) {
            shown = FALSE;
        }
        if (!happening->event ||
            !concerns(happening->event, allocation, &certain)) {
            continue;
        }
        for (guint s = 0; s < allocation->states->len; s++) {
            EventState *state =
                &g_array_index(allocation->states, EventState, s);

            if (state->event == happening->event) {
                state->shown |= shown;
            }
        }
        shown |= event_may_map(happening->event);
    }
    return shown;
}

/* Notes before which events the region may have been mapped */
static void trace_shown(const Values *values, Allocation *allocation)
{
    GPtrArray *blocks = values->flow->blocks;
    g_autofree gboolean *in = g_new0(gboolean, blocks->len);
    gboolean changed = TRUE;

    while (changed) {
        changed = FALSE;
        for (guint b = 0; b < blocks->len; b++) {
            const FlowBlock *block = blocks->pdata[b];
            gboolean shown = shown_by(values, b, allocation, in[b]);

            for (guint e = 0; shown && e < block->next->len; e++) {
                guint to = g_array_index(block->next, guint, e);

                changed |= !in[to];
                in[to] = TRUE;
            }
        }
    }
}

void life_trace(const Values *values, Allocation *allocation)
{
    GPtrArray *blocks = values->flow->blocks;
    const Trace trace = {
        values, allocation, variable_of(values, allocation),
    };
    g_autofree Lives *in = g_new0(Lives, blocks->len);
    const Lives *end = &in[values->flow->exit];
    gboolean changed = TRUE;

    in[0].held = LIFE_NONE;
    while (changed) {
        changed = FALSE;
        for (guint b = 0; b < blocks->len; b++) {
            const FlowBlock *block = blocks->pdata[b];
            Lives lives;

            if (!in[b].held && !in[b].lost) {
                continue;
            }
            lives = through_block(&trace, b, in[b], FALSE);
            for (guint e = 0; e < block->next->len; e++) {
                guint to = g_array_index(block->next, guint, e);
                Lives entering = block->condition ?
                    along_edge(values, b, e, allocation, lives) : lives;

                changed |= (in[to].held | entering.held) != in[to].held ||
                           (in[to].lost | entering.lost) != in[to].lost;
                in[to].held |= entering.held;
                in[to].lost |= entering.lost;
            }
        }
    }
    allocation->states = g_array_new(FALSE, FALSE, sizeof(EventState));
    for (guint b = 0; b < blocks->len; b++) {
        if (in[b].held || in[b].lost) {
            through_block(&trace, b, in[b], TRUE);
        }
    }
    allocation->exit_life = end->held | end->lost;
    trace_shown(values, allocation);
}
