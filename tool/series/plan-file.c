/*
 * plan-file.c - the plan of a series, for people to edit
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *     patch hw/ppc: Use memory_region_new_io()
 *       hw/ppc/prep.c
 *       hw/ppc/pegasos.c:87     # mr in pegasos_init
 *       field hw/ppc/prep.c:prep_init:mr=bios,nvram
 */
#include <string.h>

#include "embed/field-names.h"
#include "error.h"
#include "series/header.h"
#include "series/patches.h"
#include "util/file.h"

static gboolean holds_whole_file(const GPtrArray *patches, const Patch *patch,
                                 const char *file)
{
    for (guint i = 0; i < patches->len; i++) {
        const Patch *other = g_ptr_array_index(patches, i);

        for (guint j = 0; other != patch && j < other->sites->len; j++) {
            const ConvertedSite *site = g_ptr_array_index(other->sites, j);

            if (strcmp(site->file, file) == 0) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

/* What the fields of a local variable's regions are called, to be changed */
static void append_fields(GString *text, const Patch *patch, guint from)
{
    const Site *first = ((ConvertedSite *)patch->sites->pdata[from])->site;
    g_autofree char *key = first->cure == CURE_EMBED && !first->home.changes
                           ? field_names_key(first) : NULL;
    const char *before = "=";

    for (guint i = 0; key && i < patch->sites->len; i++) {
        const Site *site = ((ConvertedSite *)patch->sites->pdata[i])->site;
        g_autofree char *other = field_names_key(site);

        if (g_strcmp0(key, other) != 0) {
            continue;
        }
        if (i < from) {
            return;
        }
        if (i == from) {
            g_string_append_printf(text, "  # field %s", key);
        }
        g_string_append_printf(text, "%s%s", before, site->home.field);
        before = ",";
    }
    g_string_append(text, key ? "\n" : "");
}

static void append_patch(GString *text, const GPtrArray *patches,
                         const Patch *patch)
{
    const char *last = "";

    g_string_append_printf(text, "\npatch %s\n", patch->subject);
    for (guint i = 0; i < patch->sites->len; i++) {
        const ConvertedSite *site = g_ptr_array_index(patch->sites, i);
        const Allocation *allocation = site->site->allocation;

        if (!holds_whole_file(patches, patch, site->file)) {
            g_string_append_printf(text, "  %s:%u  # %s in %s()\n", site->file,
                                   site->line, allocation->lvalue,
                                   allocation->function);
        } else if (strcmp(site->file, last) != 0) {
            g_string_append_printf(text, "  %s\n", site->file);
        }
        last = site->file;
    }
    for (guint i = 0; i < patch->sites->len; i++) {
        append_fields(text, patch, i);
    }
}

char *plan_file_text(const GPtrArray *patches)
{
    GString *text = g_string_new(
        "# The patches that convert, in order.\n"
        "# A line below a patch is a file, or FILE:LINE of an allocation; what "
        "is in\n"
        "# no patch stays as it is.  Obeyed by: mrconv series --plan FILE\n");

    for (guint i = 0; i < patches->len; i++) {
        append_patch(text, patches, g_ptr_array_index(patches, i));
    }
    return g_string_free(text, FALSE);
}

/* The plan file that is read */
typedef struct {
    const char *path;
    guint line;
    const Conversion *conversion;   /* NULL: only the form is checked */
    GHashTable *names;      /* what fields are to be called, or NULL */
    GPtrArray *patches;
    Patch **patch_of;    /* by index into the conversion's sites */
} Reading;

static gboolean fail(const Reading *reading, GError **error,
                     const char *format, ...) G_GNUC_PRINTF(3, 4);

static gboolean fail(const Reading *reading, GError **error,
                     const char *format, ...)
{
    g_autofree char *what = NULL;
    va_list args;

    va_start(args, format);
    what = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE, "%s:%u: %s",
                reading->path, reading->line, what);
    return FALSE;
}

static gboolean read_subject(Reading *reading, const char *subject,
                             GError **error)
{
    g_autoptr(GError) cause = NULL;
    Patch *patch;

    if (!header_check(subject, &cause)) {
        return fail(reading, error, "the subject %s", cause->message);
    }
    if (!*subject || g_str_has_suffix(subject, ".")) {
        return fail(reading, error, "a patch needs a subject without a final "
                    "dot, such as: patch hw/ide: Use memory_region_new_io()");
    }
    patch = patch_new();
    patch->subject = g_strdup(subject);
    g_ptr_array_add(reading->patches, patch);
    return TRUE;
}

/* Puts the sites in @file, on @line if that is not 0, into the last patch */
static gboolean take_sites(Reading *reading, const char *file, guint line,
                           GError **error)
{
    const GPtrArray *sites = reading->conversion->sites;
    Patch *patch = g_ptr_array_index(reading->patches,
                                     reading->patches->len - 1);
    gboolean found = FALSE;

    for (guint i = 0; i < sites->len; i++) {
        ConvertedSite *site = g_ptr_array_index(sites, i);

        if (strcmp(site->file, file) != 0 || (line && site->line != line)) {
            continue;
        }
        if (reading->patch_of[i]) {
            return fail(reading, error, "%s:%u is already in '%s'", file,
                        site->line, reading->patch_of[i]->subject);
        }
        reading->patch_of[i] = patch;
        found = TRUE;
    }
    if (!found && line) {
        return fail(reading, error, "nothing can be converted in %s:%u", file,
                    line);
    }
    return found || fail(reading, error, "nothing can be converted in %s",
                         file);
}

/* FILE or FILE:LINE */
static gboolean read_sites(Reading *reading, const char *text, GError **error)
{
    const char *colon = strrchr(text, ':');
    g_autofree char *file = colon ? g_strndup(text, colon - text)
                                  : g_strdup(text);
    guint64 line = 0;

    if (colon && !g_ascii_string_to_unsigned(colon + 1, 10, 1, G_MAXUINT,
                                             &line, NULL)) {
        return fail(reading, error, "'%s' is neither a file nor FILE:LINE",
                    text);
    }
    if (!reading->patches->len) {
        return fail(reading, error, "'%s' is in no patch; begin with a line "
                    "'patch SUBJECT'", text);
    }
    return !reading->conversion || take_sites(reading, file, line, error);
}

/* KEY=NAME,NAME */
static gboolean read_field(Reading *reading, const char *text, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(text, "=", 2);
    g_auto(GStrv) fields = g_strsplit(parts[1] ? parts[1] : "", ",", -1);
    g_autoptr(GError) cause = NULL;

    return !reading->names ||
           field_names_set(reading->names, parts[0],
                           (const char *const *)fields, &cause) ||
           fail(reading, error, "%s", cause->message);
}

static gboolean read_line(Reading *reading, char *line, GError **error)
{
    gboolean indented = g_ascii_isspace(*line);
    char *comment = line;

    /* '#' begins a comment where a word could begin */
    while ((comment = strchr(comment, '#'))) {
        if (comment == line || g_ascii_isspace(comment[-1])) {
            *comment = '\0';
            break;
        }
        comment++;
    }
    g_strstrip(line);
    if (!*line) {
        return TRUE;
    }
    if (indented && g_str_has_prefix(line, "field ")) {
        return read_field(reading, g_strstrip(line + strlen("field ")), error);
    }
    if (indented) {
        return read_sites(reading, line, error);
    }
    if (!g_str_has_prefix(line, "patch ")) {
        return fail(reading, error, "neither 'patch SUBJECT' nor an indented "
                    "file: %s", line);
    }
    return read_subject(reading, g_strstrip(line + strlen("patch ")), error);
}

/* What is coupled has to be in one patch, or in none */
static gboolean check_couples(const Reading *reading, GError **error)
{
    const GPtrArray *sites = reading->conversion->sites;

    for (guint i = 0; i < sites->len; i++) {
        const ConvertedSite *site = g_ptr_array_index(sites, i);

        for (guint j = 0; j < i; j++) {
            const ConvertedSite *other = g_ptr_array_index(sites, j);

            if (other->couple == site->couple &&
                reading->patch_of[i] != reading->patch_of[j]) {
                g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                            "%s: %s:%u and %s:%u share an edit and have to be "
                            "in the same patch", reading->path, other->file,
                            other->line, site->file, site->line);
                return FALSE;
            }
        }
    }
    return TRUE;
}

static gboolean distribute(const Reading *reading, GError **error)
{
    const GPtrArray *sites = reading->conversion->sites;

    for (guint i = 0; i < sites->len; i++) {
        if (reading->patch_of[i]) {
            g_ptr_array_add(reading->patch_of[i]->sites, sites->pdata[i]);
        }
    }
    for (guint i = 0; i < reading->patches->len; i++) {
        const Patch *patch = g_ptr_array_index(reading->patches, i);

        if (patch->sites->len == 0) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                        "%s: '%s' has no files", reading->path,
                        patch->subject);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_lines(Reading *reading, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;

    if (!file_read(reading->path, &text, NULL, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s",
                    cause->message);
        return FALSE;
    }
    lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        reading->line = i + 1;
        if (!g_utf8_validate(lines[i], -1, NULL)) {
            return fail(reading, error, "is not UTF-8");
        }
        if (!read_line(reading, lines[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean plan_file_check(const char *path, GHashTable *names, GError **error)
{
    g_autoptr(GPtrArray) patches = g_ptr_array_new_with_free_func(patch_free);
    Reading reading = { .path = path, .names = names, .patches = patches };

    return read_lines(&reading, error);
}

GPtrArray *plan_file_read(const char *path, const Conversion *conversion,
                          GError **error)
{
    g_autoptr(GPtrArray) patches = g_ptr_array_new_with_free_func(patch_free);
    g_autofree Patch **patch_of = g_new0(Patch *, conversion->sites->len + 1);
    Reading reading = {
        .path = path,
        .conversion = conversion,
        .patches = patches,
        .patch_of = patch_of,
    };

    return read_lines(&reading, error) && check_couples(&reading, error) &&
           distribute(&reading, error) ? g_steal_pointer(&patches) : NULL;
}
