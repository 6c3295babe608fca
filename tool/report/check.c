/*
 * check.c - compiler errors as text
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report.h"

#include <string.h>

#include "report/line.h"

static void append_edits(GString *text, const CompileError *error,
                         GPtrArray *files, const Style *style)
{
    for (guint i = 0; files && i < files->len; i++) {
        const FileEdit *file = g_ptr_array_index(files, i);

        if (strcmp(file->file, error->file) != 0) {
            continue;
        }
        for (guint j = 0; file->edits && j < file->edits->len; j++) {
            const Edit *edit = g_ptr_array_index(file->edits, j);

            if (g_strcmp0(edit->function, error->function) == 0) {
                line_append_note(text, style, &edit->where,
                                 "in %s(), '%s' was to be converted here",
                                 edit->function, edit->region);
            }
        }
    }
}

char *report_check(const Check *check, GPtrArray *edits, const Style *style)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < check->errors->len; i++) {
        const CompileError *error = g_ptr_array_index(check->errors, i);
        const Location where = {
            .file = error->file,
            .line = error->line,
            .column = error->column,
        };
        const Location source = { .file = error->source };

        line_append(text, style, "error", &where, "%s", error->message);
        if (strcmp(error->file, error->source) != 0 || error->output) {
            line_append_note(text, style, &source, "compiled for %s",
                             error->output ? error->output
                                           : "an unnamed object");
        }
        append_edits(text, error, edits, style);
    }
    for (guint i = 0; i < check->uncompiled->len; i++) {
        const Location where = { .file = check->uncompiled->pdata[i] };

        line_append(text, style, "warning", &where,
                    "not compiled: this build has no working command for it");
    }
    return g_string_free(text, FALSE);
}
