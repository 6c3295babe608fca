/*
 * json.c - an audit for programs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * docs/formats.md describes what is written here.  Members may be added; when
 * one changes its meaning or goes away, the version goes up.
 */
#include "report.h"

#include <json-glib/json-glib.h>

#define FORMAT_VERSION 1

static void add_string(JsonBuilder *json, const char *name, const char *value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_string_value(json, value);
}

static void add_place(JsonBuilder *json, const Location *where)
{
    add_string(json, "file", where->file);
    json_builder_set_member_name(json, "line");
    json_builder_add_int_value(json, where->line);
    json_builder_set_member_name(json, "column");
    json_builder_add_int_value(json, where->column);
}

static void begin_list(JsonBuilder *json, const char *name)
{
    json_builder_set_member_name(json, name);
    json_builder_begin_array(json);
}

static void add_site_inits(JsonBuilder *json, GPtrArray *inits)
{
    begin_list(json, "inits");
    for (guint i = 0; i < inits->len; i++) {
        const Init *init = g_ptr_array_index(inits, i);

        json_builder_begin_object(json);
        add_place(json, &init->call);
        add_string(json, "function", init->constructor->name);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static const char *owner_state_name(OwnerState owner)
{
    switch ((guint)owner) {
    case OWNER_ALIVE:
        return "owner-alive";
    case OWNER_FINALIZED:
        return "owner-finalized";
    case OWNER_ALIVE | OWNER_FINALIZED:
        return "either";
    default:
        return "unknown";
    }
}

static void add_releases(JsonBuilder *json, const char *name,
                         GPtrArray *releases)
{
    begin_list(json, name);
    for (guint i = 0; i < releases->len; i++) {
        const Release *release = g_ptr_array_index(releases, i);

        json_builder_begin_object(json);
        add_place(json, &release->where);
        add_string(json, "function", release->function);
        add_string(json, "how", release_kind_to_string(release->kind));
        add_string(json, "kind",
                   release->error_path || release->before_init ?
                   "error-path" : "teardown");
        add_string(json, "when", owner_state_name(release->owner));
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_site(JsonBuilder *json, const Site *site)
{
    const Allocation *allocation = site->allocation;

    json_builder_begin_object(json);
    add_place(json, &allocation->where);
    add_string(json, "function", allocation->function);
    add_string(json, "lvalue", allocation->lvalue);
    add_string(json, "allocator", allocation->allocator);
    json_builder_set_member_name(json, "decl_init");
    json_builder_add_boolean_value(json, allocation->form ==
                                         ALLOCATION_DECLARATION);
    add_string(json, "count", allocation->count);
    add_string(json, "storage", "heap");
    add_site_inits(json, site->inits);
    add_string(json, "owner", site_owner(site));
    add_string(json, "owner_kind", site_owner_kind(site));
    add_string(json, "context", site_context_name(site));
    add_releases(json, "frees", site->frees);
    add_releases(json, "unparents", site->unparents);
    add_releases(json, "suspects", site->suspects);
    add_string(json, "verdict", site->verdict);
    add_string(json, "severity", severity_to_string(site->severity));
    add_string(json, "reason", site->reason);
    json_builder_end_object(json);
}

static void add_finding(JsonBuilder *json, const Finding *finding)
{
    json_builder_begin_object(json);
    add_place(json, &finding->where);
    add_string(json, "rule", finding->rule);
    add_string(json, "severity", severity_to_string(finding->severity));
    add_string(json, "function", finding->function);
    add_string(json, "lvalue", finding->lvalue);
    add_string(json, "message", finding->message);
    begin_list(json, "notes");
    for (guint i = 0; i < finding->notes->len; i++) {
        const FindingNote *note = g_ptr_array_index(finding->notes, i);

        json_builder_begin_object(json);
        add_place(json, &note->where);
        add_string(json, "message", note->message);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
}

static void add_init(JsonBuilder *json, const Init *init)
{
    json_builder_begin_object(json);
    add_place(json, &init->call);
    add_string(json, "function", init->constructor->name);
    add_string(json, "caller", init->function);
    add_string(json, "region", init->region);
    add_string(json, "storage", storage_to_string(init->storage));
    json_builder_end_object(json);
}

static void add_unjudged(JsonBuilder *json, const Unjudged *unjudged)
{
    json_builder_begin_object(json);
    add_place(json, &unjudged->where);
    if (unjudged->what) {
        add_string(json, "function", unjudged->what);
    }
    add_string(json, "why", unjudged->why);
    json_builder_end_object(json);
}

char *report_json(const Audit *audit)
{
    g_autoptr(JsonBuilder) json = json_builder_new_immutable();
    g_autoptr(JsonGenerator) generator = json_generator_new();
    g_autoptr(JsonNode) root = NULL;
    g_autofree char *text = NULL;

    json_builder_begin_object(json);
    json_builder_set_member_name(json, "version");
    json_builder_add_int_value(json, FORMAT_VERSION);
    add_string(json, "tree", audit->tree->root);
    begin_list(json, "sites");
    for (guint i = 0; i < audit->sites->len; i++) {
        add_site(json, g_ptr_array_index(audit->sites, i));
    }
    json_builder_end_array(json);
    begin_list(json, "findings");
    for (guint i = 0; i < audit->findings->len; i++) {
        add_finding(json, g_ptr_array_index(audit->findings, i));
    }
    json_builder_end_array(json);
    begin_list(json, "inits");
    for (guint i = 0; i < audit->inits->len; i++) {
        add_init(json, g_ptr_array_index(audit->inits, i));
    }
    json_builder_end_array(json);
    begin_list(json, "unjudged");
    for (guint i = 0; i < audit->unjudged->len; i++) {
        add_unjudged(json, g_ptr_array_index(audit->unjudged, i));
    }
    json_builder_end_array(json);
    json_builder_set_member_name(json, "suppressed");
    json_builder_add_int_value(json, audit->suppressed_sites->len +
                                     audit->suppressed_findings->len);
    json_builder_set_member_name(json, "known");
    json_builder_add_int_value(json, audit->known);
    json_builder_set_member_name(json, "unchanged");
    json_builder_add_int_value(json, audit->unchanged);
    json_builder_end_object(json);

    root = json_builder_get_root(json);
    json_generator_set_root(generator, root);
    json_generator_set_pretty(generator, TRUE);
    text = json_generator_to_data(generator, NULL);
    return g_strconcat(text, "\n", NULL);
}
