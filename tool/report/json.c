/*
 * json.c - an audit for programs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * docs/formats.md describes what is written here.  Members may be added; when
 * one changes its meaning or goes away, the version goes up.
 */
#include "report.h"
#include "report/member.h"

#define FORMAT_VERSION 1

static void add_place(JsonBuilder *json, const Location *where)
{
    member_string(json, "file", where->file);
    member_int(json, "line", where->line);
    member_int(json, "column", where->column);
}

static void add_site_inits(JsonBuilder *json, GPtrArray *inits)
{
    member_array(json, "inits");
    for (guint i = 0; i < inits->len; i++) {
        const Init *init = g_ptr_array_index(inits, i);

        json_builder_begin_object(json);
        add_place(json, &init->call);
        member_string(json, "function", init->constructor->name);
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
    member_array(json, name);
    for (guint i = 0; i < releases->len; i++) {
        const Release *release = g_ptr_array_index(releases, i);

        json_builder_begin_object(json);
        add_place(json, &release->where);
        member_string(json, "function", release->function);
        member_string(json, "how", release_kind_to_string(release->kind));
        member_string(json, "kind",
                      release->error_path || release->before_init ?
                      "error-path" : "teardown");
        member_string(json, "when", owner_state_name(release->owner));
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_optional(JsonBuilder *json, const char *name,
                         const char *value)
{
    json_builder_set_member_name(json, name);
    if (value) {
        json_builder_add_string_value(json, value);
    } else {
        json_builder_add_null_value(json);
    }
}

/* Where the region could live instead */
static void add_home(JsonBuilder *json, const Home *home)
{
    json_builder_set_member_name(json, "embed");
    json_builder_begin_object(json);
    member_boolean(json, "possible", home->possible);
    add_optional(json, "struct", home->record);
    add_optional(json, "file", home->where.file);
    add_optional(json, "field", home->field);
    add_optional(json, "count", home->count);
    add_optional(json, "access", home->access);
    add_optional(json, "declaration", home->declaration);
    add_optional(json, "reason", home->reason);
    member_string(json, "text", home->text);
    json_builder_end_object(json);
}

static void add_site(JsonBuilder *json, const Site *site)
{
    const Allocation *allocation = site->allocation;

    json_builder_begin_object(json);
    add_place(json, &allocation->where);
    member_string(json, "function", allocation->function);
    member_string(json, "lvalue", allocation->lvalue);
    member_string(json, "allocator", allocation->allocator);
    member_boolean(json, "decl_init",
                   allocation->form == ALLOCATION_DECLARATION);
    member_string(json, "count", allocation->count);
    member_string(json, "storage", "heap");
    add_site_inits(json, site->inits);
    member_string(json, "owner", site_owner(site));
    member_string(json, "owner_kind",
                  owner_kind_to_string(site_owner_kind(site)));
    member_string(json, "context", site_context_name(site));
    add_releases(json, "frees", site->frees);
    add_releases(json, "unparents", site->unparents);
    add_releases(json, "suspects", site->suspects);
    member_string(json, "verdict", site->verdict);
    member_string(json, "severity", severity_to_string(site->severity));
    member_string(json, "reason", site->reason);
    add_home(json, &site->home);
    json_builder_end_object(json);
}

static void add_finding(JsonBuilder *json, const Finding *finding)
{
    json_builder_begin_object(json);
    add_place(json, &finding->where);
    member_string(json, "rule", finding->rule);
    member_string(json, "severity", severity_to_string(finding->severity));
    member_string(json, "function", finding->function);
    member_string(json, "lvalue", finding->lvalue);
    member_string(json, "message", finding->message);
    member_array(json, "notes");
    for (guint i = 0; i < finding->notes->len; i++) {
        const FindingNote *note = g_ptr_array_index(finding->notes, i);

        json_builder_begin_object(json);
        add_place(json, &note->where);
        member_string(json, "message", note->message);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
}

static void add_init(JsonBuilder *json, const Init *init)
{
    json_builder_begin_object(json);
    add_place(json, &init->call);
    member_string(json, "function", init->constructor->name);
    member_string(json, "caller", init->function);
    member_string(json, "region", init->region);
    member_string(json, "storage", storage_to_string(init->storage));
    json_builder_end_object(json);
}

static void add_unjudged(JsonBuilder *json, const Unjudged *unjudged)
{
    json_builder_begin_object(json);
    add_place(json, &unjudged->where);
    if (unjudged->what) {
        member_string(json, "function", unjudged->what);
    }
    member_string(json, "why", unjudged->why);
    json_builder_end_object(json);
}

char *report_json(const Audit *audit)
{
    g_autoptr(JsonBuilder) json = json_builder_new_immutable();
    g_autofree char *text = NULL;

    json_builder_begin_object(json);
    member_int(json, "version", FORMAT_VERSION);
    member_string(json, "tree", audit->tree->root);
    member_array(json, "sites");
    for (guint i = 0; i < audit->sites->len; i++) {
        add_site(json, g_ptr_array_index(audit->sites, i));
    }
    json_builder_end_array(json);
    member_array(json, "findings");
    for (guint i = 0; i < audit->findings->len; i++) {
        add_finding(json, g_ptr_array_index(audit->findings, i));
    }
    json_builder_end_array(json);
    member_array(json, "inits");
    for (guint i = 0; i < audit->inits->len; i++) {
        add_init(json, g_ptr_array_index(audit->inits, i));
    }
    json_builder_end_array(json);
    member_array(json, "unjudged");
    for (guint i = 0; i < audit->unjudged->len; i++) {
        add_unjudged(json, g_ptr_array_index(audit->unjudged, i));
    }
    json_builder_end_array(json);
    member_int(json, "suppressed",
               audit->suppressed_sites->len + audit->suppressed_findings->len);
    member_int(json, "known", audit->known);
    member_int(json, "unchanged", audit->unchanged);
    json_builder_end_object(json);

    text = member_to_text(json, TRUE);
    return g_strconcat(text, "\n", NULL);
}
