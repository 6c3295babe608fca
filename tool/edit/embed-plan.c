/*
 * embed-plan.c - the edits that make a region a field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "edit/embed-edits.h"
#include "syntax/tokens.h"
#include "embed/complete.h"
#include "embed/goes.h"
#include "util/intern.h"

/* A site whose edits join a plan */
typedef struct {
    const Cases *cases;
    GPtrArray *files;       /* (element-type FileEdit): the plan */
    guint index;            /* of the site */
    const Site *site;
} Planning;

static void add_other(Edit *edit, guint site)
{
    if (edit->site == site) {
        return;
    }
    if (!edit->others) {
        edit->others = g_array_new(FALSE, FALSE, sizeof(guint));
    }
    g_array_append_val(edit->others, site);
}

/* The edit of a kind at a place; sites that share it get their names in it */
static Edit *shared_edit(const Planning *planning, EditKind kind,
                         const Location *where, const char *function,
                         const char *name, GError **error)
{
    FileEdit *file = file_edit(planning->cases, planning->files, where->file,
                               error);
    Edit *edit;

    if (!file) {
        return NULL;
    }
    for (guint i = 0; i < file->edits->len; i++) {
        edit = file->edits->pdata[i];
        if (edit->kind == kind && edit->where.start == where->start) {
            g_auto(GStrv) names = g_strsplit(edit->names, " ", -1);

            if (!g_strv_contains((const char *const *)names, name)) {
                edit->names = intern_format("%s %s", edit->names, name);
            }
            add_other(edit, planning->index);
            return edit;
        }
    }
    edit = new_edit(kind, where, function, name, planning->index);
    edit->names = name;
    g_ptr_array_add(file->edits, edit);
    return edit;
}

/* The #if line that a place in a struct stands below; "" if there are several,
 * or if it is in an #else; NULL if there is none */
static const char *condition_at(const FileEdit *file, const StructRow *row,
                                guint offset)
{
    const char *text = g_bytes_get_data(file->before, NULL);
    g_autofree char *before = g_strndup(text + row->where.start,
                                        offset - row->where.start);
    g_auto(GStrv) lines = g_strsplit(before, "\n", -1);
    g_autoptr(GPtrArray) open = g_ptr_array_new();

    for (guint i = 0; lines[i]; i++) {
        char *line = g_strstrip(lines[i]);
        const char *word = line + 1 + strspn(line + (*line == '#'), " \t");

        if (*line != '#') {
            continue;
        }
        if (!strncmp(word, "if", 2)) {
            /* one that goes on below is not written again */
            g_ptr_array_add(open, g_str_has_suffix(line, "\\") ? (gpointer)""
                                                               : line);
        } else if (!strncmp(word, "endif", 5) && open->len) {
            g_ptr_array_set_size(open, open->len - 1);
        } else if (!strncmp(word, "el", 2) && open->len) {
            open->pdata[open->len - 1] = (gpointer)"";
        }
    }
    return open->len == 0 ? NULL : open->len == 1 ? intern(open->pdata[0]) : "";
}

/* Whether the struct goes on behind the line that a field ends on */
static gboolean ends_line(const FileEdit *file, guint end)
{
    const char *text = g_bytes_get_data(file->before, NULL);
    gsize size = g_bytes_get_size(file->before);

    while (end < size && text[end] != '\n' && text[end] != '}') {
        end++;
    }
    return end < size && text[end] == '\n';
}

/* The field behind which another one goes: the last region, or else the last
 * that has a size */
static const StructField *anchor_of(const FileEdit *file, const StructRow *row)
{
    gsize size = g_bytes_get_size(file->before);
    const StructField *last = NULL;

    for (guint pass = 0; !last && pass < 2; pass++) {
        for (guint i = row->fields->len; !last && i > 0; i--) {
            const StructField *field = &g_array_index(row->fields, StructField,
                                                      i - 1);

            if ((pass || !strcmp(field->type, "MemoryRegion")) &&
                !g_str_has_suffix(field->type, "[]") &&
                field->where.end < size && field->where.end < row->where.end &&
                ends_line(file, field->where.end) &&
                !condition_at(file, row, field->where.start)) {
                last = field;
            }
        }
    }
    return last;
}

/* The field that changes, or the place for a new one */
static Location field_place(const Planning *planning, const FileEdit *file)
{
    const Home *home = &planning->site->home;
    const StructRow *row = home->row;
    const StructField *anchor = home->changes ? NULL : anchor_of(file, row);
    Location where;

    for (guint i = 0; home->changes && i < row->fields->len; i++) {
        const StructField *field = &g_array_index(row->fields, StructField, i);

        anchor = field->name == home->field ? field : anchor;
    }
    where = anchor ? anchor->where : row->where;
    if (!home->changes) {
        where.start = where.end;
    }
    return where;
}

static gboolean plan_field(const Planning *planning, GError **error)
{
    const Site *site = planning->site;
    const StructRow *row = site->home.row;
    FileEdit *file = file_edit(planning->cases, planning->files,
                               row->where.file, error);
    const char *name = site->home.field;
    Location where;
    Edit *edit;

    if (!file) {
        return FALSE;
    }
    if (site->home.count && !site->home.changes) {
        name = intern_format("%s[%s]", name, site->home.count);
    }
    where = field_place(planning, file);
    edit = shared_edit(planning,
                       site->home.changes ? EDIT_CHANGE_FIELD : EDIT_ADD_FIELD,
                       &where, row->name, name, error);
    if (!edit) {
        return FALSE;
    }
    edit->record = row->name;
    return TRUE;
}

static gboolean is_in(const Location *where, const Location *statement)
{
    return where->file == statement->file && where->start >= statement->start &&
           where->end <= statement->end;
}

static gboolean plan_use(const Planning *planning, const PointerUse *use,
                         const char *home, GError **error)
{
    const Site *site = planning->site;
    FileEdit *file = file_edit(planning->cases, planning->files,
                               use->where.file, error);
    Edit *edit;

    if (!file) {
        return FALSE;
    }
    if (use->kind == USE_COUNT || use_goes(site, &use->where) ||
        is_in(&use->where, &site->allocation->statement) ||
        (site->home.changes &&
         is_in(&use->where, &site->home.changes->statement))) {
        return TRUE;
    }
    for (guint i = 0; i < file->edits->len; i++) {
        edit = file->edits->pdata[i];
        if (edit->kind == EDIT_USE_FIELD &&
            edit->where.start == use->where.start) {
            /* a header's functions are in every unit that includes it */
            return TRUE;
        }
    }
    if (use->kind == USE_SET) {
        /* to NULL, of a region that is re-created all the same */
        return shared_edit(planning, EDIT_DROP_ASSIGNMENT, &use->where,
                           use->function, intern("NULL"), error) != NULL;
    }
    if (!home) {
        const char *text = g_bytes_get_data(file->before, NULL);
        g_autofree char *written =
            use->where.end <= g_bytes_get_size(file->before)
            ? g_strndup(text + use->where.start,
                        use->where.end - use->where.start) : g_strdup("");

        home = intern(written);
    }
    edit = new_edit(EDIT_USE_FIELD, &use->where, use->function, home,
                    planning->index);
    edit->home = home;
    edit->array = site->home.all;
    g_ptr_array_add(file->edits, edit);
    return TRUE;
}

static gboolean plan_field_uses(const Planning *planning, GError **error)
{
    const FieldPlace *place = planning->site->home.changes;
    const GPtrArray *units = planning->cases->units;

    for (guint u = 0; u < units->len; u++) {
        const HomeFacts *facts = ((const UnitFacts *)units->pdata[u])->homes;

        for (guint i = 0; i < facts->uses->len; i++) {
            const FieldUse *use = &g_array_index(facts->uses, FieldUse, i);

            if (use->record == place->record && use->field == place->field &&
                !plan_use(planning, &use->use, NULL, error)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

/* The struct's file gets to know what a region is */
static gboolean plan_include(const Planning *planning, GError **error)
{
    const Tree *tree = planning->cases->tree;
    const StructRow *row = planning->site->home.row;
    FileEdit *file = file_edit(planning->cases, planning->files,
                               row->where.file, error);
    g_autoptr(Includes) includes = includes_new(tree);
    const char *condition;
    Location where;
    Edit *edit;

    if (!file) {
        return FALSE;
    }
    if (!complete_include(tree, includes, row, &where)) {
        return TRUE;
    }
    condition = condition_at(file, row,
                             field_place(planning, file).start);
    edit = shared_edit(planning, EDIT_ADD_INCLUDE, &where, row->name,
                       complete_include_name(tree), error);
    if (edit) {
        /* of several fields one may be there always */
        edit->home = !edit->others || edit->home == condition ? condition
                                                              : NULL;
    }
    return edit != NULL;
}

/* The function gets a variable that points to the struct */
static gboolean plan_declaration(const Planning *planning, GError **error)
{
    const Site *site = planning->site;
    FileEdit *file = file_edit(planning->cases, planning->files,
                               site->function->where.file, error);
    g_autoptr(Tokens) tokens = NULL;
    Location where = site->function->where;
    int depth = 0;
    guint at;
    Edit *edit;

    if (!file) {
        return FALSE;
    }
    tokens = tokens_new(g_bytes_get_data(file->before, NULL),
                        g_bytes_get_size(file->before));
    for (at = tokens_find(tokens, where.start);
         at < tokens->list->len && (depth || !tokens_is(tokens, at, "{"));
         at++) {
        depth += tokens_is(tokens, at, "(");
        depth -= tokens_is(tokens, at, ")");
    }
    if (at < tokens->list->len) {
        where.start = tokens_get(tokens, at)->start;
        where.line = tokens_get(tokens, at)->line;
    }
    for (guint i = 0; i < file->edits->len; i++) {
        edit = file->edits->pdata[i];
        if (edit->kind == EDIT_ADD_DECLARATION &&
            edit->where.start == where.start) {
            add_other(edit, planning->index);
            return TRUE;
        }
    }
    edit = new_edit(EDIT_ADD_DECLARATION, &where, site->function->name,
                    site->allocation->lvalue, planning->index);
    edit->names = site->home.declaration;
    g_ptr_array_add(file->edits, edit);
    return TRUE;
}

gboolean embed_plan(const Cases *cases, GPtrArray *files, guint index,
                    GError **error)
{
    const Site *site = cases->sites->pdata[index];
    const Planning planning = { cases, files, index, site };
    const Allocation *allocation = site->allocation;
    const Home *home = &site->home;
    const Spot *spot = home->spot;

    if ((home->includes && !plan_include(&planning, error)) ||
        (home->declaration && !plan_declaration(&planning, error)) ||
        !plan_field(&planning, error) ||
        (spot->variable &&
         !shared_edit(&planning, EDIT_DROP_VARIABLES, &spot->declaration,
                      allocation->function, spot->variable, error))) {
        return FALSE;
    }
    if (allocation->form == ALLOCATION_ASSIGNMENT &&
        !shared_edit(&planning, EDIT_DROP_ASSIGNMENT, &allocation->statement,
                     allocation->function, allocation->lvalue, error)) {
        return FALSE;
    }
    if (home->changes && !plan_field_uses(&planning, error)) {
        return FALSE;
    }
    if (spot->variable && home->changes &&
        !shared_edit(&planning, EDIT_DROP_ASSIGNMENT,
                     &home->changes->statement, allocation->function,
                     home->access, error)) {
        return FALSE;
    }
    for (guint i = 0; i < spot->uses->len; i++) {
        if (!plan_use(&planning, &g_array_index(spot->uses, PointerUse, i),
                      home->access, error)) {
            return FALSE;
        }
    }
    return embed_plan_frees(cases, files, index, error);
}
