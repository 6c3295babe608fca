/*
 * unseen-uses.c - sites that code which is not compiled may release
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/unseen-uses.h"
#include "embed.h"

/* Whether a struct is known, and whether other files can name its fields: not
 * if a source defines it */
typedef struct {
    const char *record;
    gboolean known;
    gboolean shared;
} Struct;

static Struct find_struct(const GPtrArray *units, const char *record)
{
    Struct found = { .record = record };

    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint i = 0; i < unit->homes->structs->len; i++) {
            const StructRow *row = &g_array_index(unit->homes->structs,
                                                  StructRow, i);

            if (row->name == record) {
                found.known = TRUE;
                found.shared |= !g_str_has_suffix(row->where.file, ".c");
            }
        }
    }
    return found;
}

/* Where a unit releases a field of that name unseen, or NULL */
static const Location *release_in(const UnitFacts *unit, const char *field,
                                  const Struct *owner)
{
    for (guint i = 0; i < unit->unseen->len; i++) {
        const UnseenRelease *release = unit->unseen->pdata[i];

        if (release->field == field &&
            (!release->record || release->record == owner->record ||
             !owner->known)) {
            return &release->where;
        }
    }
    return NULL;
}

/* Where the region of a field is released unseen in another file, or NULL */
static const Location *find_release(const GPtrArray *units, const Value *field)
{
    Struct owner = find_struct(units, value_record(field));

    for (guint u = 0; (owner.shared || !owner.known) && u < units->len; u++) {
        const Location *release = release_in(units->pdata[u],
                                             value_name(field), &owner);

        if (release) {
            return release;
        }
    }
    return NULL;
}

void unseen_uses_find(const GPtrArray *units, GPtrArray *sites)
{
    for (guint s = 0; s < sites->len; s++) {
        Site *site = sites->pdata[s];
        const Allocation *allocation = site->allocation;
        const Value *target = allocation->target;

        site->unseen = allocation->unseen.file ? &allocation->unseen :
                       target && value_is(target, VALUE_FIELD) ?
                       find_release(units, target) : NULL;
    }
}
