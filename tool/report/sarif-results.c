/*
 * sarif-results.c - the results of a SARIF log
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report/sarif.h"

#include <string.h>

#include "audit/fingerprint.h"
#include "report/note.h"
#include "rules.h"
#include "util/patch.h"

void sarif_artifact(JsonBuilder *json, const char *file)
{
    g_autofree char *uri =
        g_uri_escape_string(file, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);

    member_object(json, "artifactLocation");
    member_string(json, "uri", uri);
    member_string(json, "uriBaseId", SARIF_ROOT);
    json_builder_end_object(json);
}

static void add_message(JsonBuilder *json, const char *text)
{
    member_object(json, "message");
    member_string(json, "text", text);
    json_builder_end_object(json);
}

void sarif_location(JsonBuilder *json, Sources *sources, const Location *where,
                    const char *message)
{
    guint column, end_line, end_column;

    member_object(json, "physicalLocation");
    sarif_artifact(json, where->file);
    if (where->line) {
        sources_end(sources, where, &column, &end_line, &end_column);
        member_object(json, "region");
        member_int(json, "startLine", where->line);
        if (column) {
            member_int(json, "startColumn", column);
        }
        if (end_column) {
            member_int(json, "endLine", end_line);
            member_int(json, "endColumn", end_column);
        }
        json_builder_end_object(json);
    }
    json_builder_end_object(json);
    if (message) {
        add_message(json, message);
    }
}

static void add_place(JsonBuilder *json, Sources *sources,
                      const Location *where, const char *function)
{
    member_array(json, "locations");
    json_builder_begin_object(json);
    sarif_location(json, sources, where, NULL);
    if (*function) {
        member_array(json, "logicalLocations");
        json_builder_begin_object(json);
        member_string(json, "name", function);
        member_string(json, "kind", "function");
        json_builder_end_object(json);
        json_builder_end_array(json);
    }
    json_builder_end_object(json);
    json_builder_end_array(json);
}

static void add_related(JsonBuilder *json, Sources *sources,
                        const GPtrArray *notes)
{
    if (!notes->len) {
        return;
    }
    member_array(json, "relatedLocations");
    for (guint i = 0; i < notes->len; i++) {
        const FindingNote *note = notes->pdata[i];

        json_builder_begin_object(json);
        member_int(json, "id", i + 1);
        sarif_location(json, sources, &note->where, note->message);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

/* An empty list says that it is known not to be suppressed */
static void add_suppressions(JsonBuilder *json, Sources *sources,
                             const Suppression *suppression)
{
    member_array(json, "suppressions");
    if (suppression) {
        json_builder_begin_object(json);
        member_string(json, "kind", "inSource");
        member_string(json, "justification", suppression->reason);
        member_object(json, "location");
        sarif_location(json, sources, &suppression->where, NULL);
        json_builder_end_object(json);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

/* What sites and findings have in common */
typedef struct {
    const char *rule;
    Severity severity;
    const char *lvalue;
    const char *message;
    const char *fingerprint;
} Result;

static void open_result(JsonBuilder *json, const Result *result)
{
    const char *const *rules = rule_ids();
    g_autofree char *text = g_strdup_printf("'%s': %s",
                                            *result->lvalue ? result->lvalue
                                                            : "region",
                                            result->message);
    guint index = 0;

    while (strcmp(rules[index], result->rule)) {
        index++;
    }
    json_builder_begin_object(json);
    member_string(json, "ruleId", result->rule);
    member_int(json, "ruleIndex", index);
    member_string(json, "level", severity_to_string(result->severity));
    add_message(json, text);
    member_object(json, "partialFingerprints");
    member_string(json, "mrconvBaseline/v1", result->fingerprint);
    json_builder_end_object(json);
}

/* Whole lines go, and whole lines come */
static void add_replacement(JsonBuilder *json, const PatchRun *run)
{
    json_builder_begin_object(json);
    member_object(json, "deletedRegion");
    member_int(json, "startLine", run->old_line);
    member_int(json, "startColumn", 1);
    member_int(json, "endLine", run->old_line + run->old_count);
    member_int(json, "endColumn", 1);
    json_builder_end_object(json);
    member_object(json, "insertedContent");
    member_string(json, "text", run->text->str);
    json_builder_end_object(json);
    json_builder_end_object(json);
}

/* A file in another encoding cannot be quoted exactly */
static gboolean is_utf8(const Fix *fix)
{
    for (guint i = 0; i < fix->files->len; i++) {
        const FileEdit *file = fix->files->pdata[i];

        if (!g_utf8_validate(g_bytes_get_data(file->after, NULL),
                             g_bytes_get_size(file->after), NULL)) {
            return FALSE;
        }
    }
    return TRUE;
}

static void add_fix(JsonBuilder *json, const Fix *fix)
{
    g_autofree char *text = fix->n_sites == 1
        ? g_strdup("Make it with memory_region_new_*()")
        : g_strdup_printf("Make it and %u others, which have to change "
                          "together, with memory_region_new_*()",
                          fix->n_sites - 1);

    member_array(json, "fixes");
    json_builder_begin_object(json);
    member_object(json, "description");
    member_string(json, "text", text);
    json_builder_end_object(json);
    member_array(json, "artifactChanges");
    for (guint i = 0; i < fix->changes->len; i++) {
        const PatchFile *file = fix->changes->pdata[i];

        json_builder_begin_object(json);
        sarif_artifact(json, file->file);
        member_array(json, "replacements");
        for (guint k = 0; k < file->runs->len; k++) {
            add_replacement(json, file->runs->pdata[k]);
        }
        json_builder_end_array(json);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
    json_builder_end_array(json);
}

static void add_site(JsonBuilder *json, Sources *sources, GHashTable *numbers,
                     const Site *site, const Fix *fix)
{
    g_autoptr(GPtrArray) notes = notes_of_site(site);
    g_autofree char *fingerprint =
        fingerprint_number(numbers, fingerprint_of_site(site));
    const Result result = {
        .rule = site->verdict,
        .severity = site->severity,
        .lvalue = site->allocation->lvalue,
        .message = site->reason,
        .fingerprint = fingerprint,
    };

    open_result(json, &result);
    add_place(json, sources, &site->allocation->where,
              site->allocation->function);
    add_related(json, sources, notes);
    add_suppressions(json, sources, site->suppression);
    if (fix && is_utf8(fix)) {
        add_fix(json, fix);
    }
    json_builder_end_object(json);
}

static void add_finding(JsonBuilder *json, Sources *sources,
                        GHashTable *numbers, const Finding *finding)
{
    g_autofree char *fingerprint =
        fingerprint_number(numbers, fingerprint_of_finding(finding));
    const Result result = {
        .rule = finding->rule,
        .severity = finding->severity,
        .lvalue = finding->lvalue,
        .message = finding->message,
        .fingerprint = fingerprint,
    };

    open_result(json, &result);
    add_place(json, sources, &finding->where, finding->function);
    add_related(json, sources, finding->notes);
    add_suppressions(json, sources, finding->suppression);
    json_builder_end_object(json);
}

void sarif_results(JsonBuilder *json, const Audit *audit, const Fixes *fixes,
                   Sources *sources)
{
    g_autoptr(GHashTable) numbers = fingerprint_numbers_new();

    for (guint i = 0; i < audit->sites->len; i++) {
        add_site(json, sources, numbers, audit->sites->pdata[i],
                 fixes->of_site->pdata[i]);
    }
    for (guint i = 0; i < audit->suppressed_sites->len; i++) {
        add_site(json, sources, numbers, audit->suppressed_sites->pdata[i],
                 NULL);
    }
    for (guint i = 0; i < audit->findings->len; i++) {
        add_finding(json, sources, numbers, audit->findings->pdata[i]);
    }
    for (guint i = 0; i < audit->suppressed_findings->len; i++) {
        add_finding(json, sources, numbers,
                    audit->suppressed_findings->pdata[i]);
    }
}
