/*
 * sarif.c - an audit as a SARIF 2.1.0 log
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * docs/formats.md says what is in it, and why.
 */
#include "report/sarif.h"

#include <string.h>

#include "report.h"
#include "report/page.h"
#include "rules.h"

/* Where QEMU documents what the rules are about */
#define API_URI "https://www.qemu.org/docs/master/devel/memory.html"
#define LIFECYCLE_URI API_URI "#region-lifecycle"

static void add_text(JsonBuilder *json, const char *name, const char *text)
{
    member_object(json, name);
    member_string(json, "text", text);
    json_builder_end_object(json);
}

static gboolean add_rule(JsonBuilder *json, const char *rule, GError **error)
{
    g_autofree char *page = page_read(rule, error);
    g_autofree char *title = NULL;
    g_autofree char *finds = NULL;
    g_autofree char *text = NULL;

    if (!page) {
        return FALSE;
    }
    title = page_title(page);
    finds = g_strdelimit(page_section(page, "What it finds"), "\n", ' ');
    text = page_text(page, FALSE);
    json_builder_begin_object(json);
    member_string(json, "id", rule);
    add_text(json, "shortDescription", title);
    add_text(json, "fullDescription", finds);
    member_string(json, "helpUri", LIFECYCLE_URI);
    member_object(json, "help");
    member_string(json, "text", text);
    member_string(json, "markdown", page);
    json_builder_end_object(json);
    json_builder_end_object(json);
    return TRUE;
}

static gboolean add_tool(JsonBuilder *json, GError **error)
{
    const char *const *rules = rule_ids();

    member_object(json, "tool");
    member_object(json, "driver");
    member_string(json, "name", "mrconv");
    member_string(json, "semanticVersion", MRCONV_VERSION);
    member_string(json, "informationUri", API_URI);
    member_array(json, "rules");
    for (guint i = 0; rules[i]; i++) {
        if (!add_rule(json, rules[i], error)) {
            return FALSE;
        }
    }
    json_builder_end_array(json);
    member_array(json, "notifications");
    json_builder_begin_object(json);
    member_string(json, "id", "unjudged");
    add_text(json, "shortDescription", "what could not be judged");
    json_builder_end_object(json);
    json_builder_end_array(json);
    json_builder_end_object(json);
    json_builder_end_object(json);
    return TRUE;
}

static void add_unjudged(JsonBuilder *json, Sources *sources,
                         const Unjudged *unjudged)
{
    g_autofree char *text = g_strconcat(unjudged->what ? unjudged->what : "",
                                        unjudged->what ? ": " : "",
                                        unjudged->why, NULL);

    json_builder_begin_object(json);
    member_object(json, "descriptor");
    member_string(json, "id", "unjudged");
    member_int(json, "index", 0);
    json_builder_end_object(json);
    member_string(json, "level", "warning");
    add_text(json, "message", text);
    member_array(json, "locations");
    json_builder_begin_object(json);
    sarif_location(json, sources, &unjudged->where, NULL);
    json_builder_end_object(json);
    json_builder_end_array(json);
    json_builder_end_object(json);
}

static void add_invocation(JsonBuilder *json, const Audit *audit,
                           const Fixes *fixes, Sources *sources, int status)
{
    member_array(json, "invocations");
    json_builder_begin_object(json);
    member_boolean(json, "executionSuccessful", TRUE);
    member_int(json, "exitCode", status);
    member_array(json, "toolExecutionNotifications");
    for (guint i = 0; i < audit->unjudged->len; i++) {
        add_unjudged(json, sources, audit->unjudged->pdata[i]);
    }
    if (fixes->missing) {
        json_builder_begin_object(json);
        member_string(json, "level", "note");
        add_text(json, "message", fixes->missing);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
    json_builder_end_array(json);
}

static void add_root(JsonBuilder *json, const Tree *tree)
{
    g_autofree char *directory = g_strconcat(tree->root, "/", NULL);
    g_autofree char *uri = g_filename_to_uri(directory, NULL, NULL);

    member_object(json, "originalUriBaseIds");
    member_object(json, SARIF_ROOT);
    member_string(json, "uri", uri);
    json_builder_end_object(json);
    json_builder_end_object(json);
}

static void add_provenance(JsonBuilder *json, const Tree *tree)
{
    g_autofree char *commit = tree_commit(tree);
    g_autofree char *origin = commit ? tree_origin(tree) : NULL;

    if (!commit) {
        return;
    }
    member_array(json, "versionControlProvenance");
    json_builder_begin_object(json);
    member_string(json, "repositoryUri", origin);
    member_string(json, "revisionId", commit);
    member_object(json, "mappedTo");
    member_string(json, "uriBaseId", SARIF_ROOT);
    json_builder_end_object(json);
    json_builder_end_object(json);
    json_builder_end_array(json);
}

char *report_sarif(const Audit *audit, const Fixes *fixes, int status,
                   GError **error)
{
    g_autoptr(JsonBuilder) json = json_builder_new_immutable();
    g_autoptr(Sources) sources = sources_new(audit->tree);
    g_autofree char *text = NULL;

    json_builder_begin_object(json);
    member_string(json, "$schema", "https://docs.oasis-open.org/sarif/sarif/"
                  "v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    member_string(json, "version", "2.1.0");
    member_array(json, "runs");
    json_builder_begin_object(json);
    if (!add_tool(json, error)) {
        return NULL;
    }
    add_invocation(json, audit, fixes, sources, status);
    add_root(json, audit->tree);
    add_provenance(json, audit->tree);
    member_string(json, "columnKind", "unicodeCodePoints");
    member_array(json, "results");
    sarif_results(json, audit, fixes, sources);
    json_builder_end_array(json);
    json_builder_end_object(json);
    json_builder_end_array(json);
    json_builder_end_object(json);
    text = member_to_text(json, TRUE);
    return g_strconcat(text, "\n", NULL);
}
