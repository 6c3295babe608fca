/*
 * array-plan.c - the edits that make an array of regions one of pointers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/array-edits.h"

#include <string.h>

#include "edit/embed-edits.h"

gboolean array_edit(const Edit *edit)
{
    return edit->kind >= EDIT_ARRAY_FIELD;
}

static Edit *add_edit(const Cases *cases, GPtrArray *files, EditKind kind,
                      const Location *where, guint index, GError **error)
{
    const Site *site = cases->sites->pdata[index];
    FileEdit *file = file_edit(cases, files, where->file, error);
    Edit *edit;

    if (!file) {
        return NULL;
    }
    edit = new_edit(kind, where, site->allocation->function,
                    site->array.span->name, index);
    edit->pointer = *where;
    g_ptr_array_add(file->edits, edit);
    return edit;
}

/* A header's functions are in every unit that includes it */
static gboolean is_planned(GPtrArray *files, const ArrayUse *use)
{
    for (guint i = 0; i < files->len; i++) {
        const FileEdit *file = files->pdata[i];

        for (guint k = 0; file->file == use->pointer.file &&
                          k < file->edits->len; k++) {
            const Edit *edit = file->edits->pdata[k];

            if (array_edit(edit) &&
                edit->pointer.start == use->pointer.start) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static const Init *init_of(const Site *site, const Location *part)
{
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (init->call.file == part->file &&
            init->call.start <= part->start && init->call.end >= part->end) {
            return init;
        }
    }
    return NULL;
}

static const char *name_of(const char *key)
{
    const char *colon = strrchr(key, ':');

    return colon ? colon + 1 : key;
}

/* A variable that makes an element is given the region first */
static gboolean plan_cursor(const Cases *cases, GPtrArray *files, guint index,
                            const ArrayUse *use, GError **error)
{
    const Init *init = init_of(cases->sites->pdata[index], &use->call);
    Edit *drop = add_edit(cases, files, EDIT_ARRAY_CURSOR, &use->whole, index,
                          error);
    Edit *store = drop ? add_edit(cases, files, EDIT_ARRAY_STORE,
                                  &init->statement, index, error) : NULL;

    if (!store) {
        return FALSE;
    }
    drop->pointer = use->pointer;
    drop->declared = use->declared;
    drop->region = store->region = use->cursor;
    drop->function = store->function = name_of(use->function);
    store->pointer = init->call;
    store->init = init;
    store->home = use->element;
    return TRUE;
}

static gboolean plan_use(const Cases *cases, GPtrArray *files, guint index,
                         const ArrayUse *use, GError **error)
{
    const Site *site = cases->sites->pdata[index];
    const Init *init = use->init ? init_of(site, &use->pointer) : NULL;
    Edit *edit;

    if (is_planned(files, use)) {
        return TRUE;
    }
    if (use->kind == ARRAY_CURSOR) {
        return plan_cursor(cases, files, index, use, error);
    }
    edit = add_edit(cases, files, init ? EDIT_ARRAY_INIT : EDIT_ARRAY_ELEMENT,
                    init ? &init->statement : &use->whole, index, error);
    if (edit) {
        edit->pointer = use->pointer;
        edit->init = init;
        edit->function = name_of(use->function);
    }
    return edit != NULL;
}

gboolean array_plan(const Cases *cases, GPtrArray *files, guint site,
                    GError **error)
{
    const Site *which = cases->sites->pdata[site];
    const Array *array = &which->array;
    const ArraySpan *span = array->span;
    const Allocation *allocation = which->allocation;
    Edit *edit;

    if (span->record) {
        edit = add_edit(cases, files, EDIT_ARRAY_FIELD, &array->field, site,
                        error);
        if (!edit) {
            return FALSE;
        }
        edit->record = span->record;
    } else {
        edit = add_edit(cases, files, EDIT_ARRAY_VARIABLE, &span->declaration,
                        site, error);
        if (!edit) {
            return FALSE;
        }
        edit->names = array->keeps ? NULL : span->count;
    }
    if ((span->record || array->keeps) &&
        !add_edit(cases, files, EDIT_ARRAY_ALLOCATION, &allocation->where,
                  site, error)) {
        return FALSE;
    }
    for (guint i = 0; i < array->uses->len; i++) {
        if (!plan_use(cases, files, site,
                      &g_array_index(array->uses, ArrayUse, i), error)) {
            return FALSE;
        }
    }
    return TRUE;
}
