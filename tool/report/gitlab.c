/*
 * gitlab.c - an audit as a code quality report of GitLab's
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * GitLab's documentation of code quality names the members.  It shows what has
 * come and gone between two reports by fingerprint, so these have to differ.
 */
#include "report.h"
#include "audit/fingerprint.h"
#include "report/member.h"

static const char *severity_name(Severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE:
        return "minor";
    case SEVERITY_WARNING:
        return "major";
    case SEVERITY_ERROR:
        return "critical";
    }
    g_assert_not_reached();
}

static void add_entry(JsonBuilder *json, const char *rule,
                      const char *severity, const Location *where,
                      const char *description)
{
    json_builder_begin_object(json);
    member_string(json, "check_name", rule);
    member_string(json, "description", description);
    member_string(json, "severity", severity);
    member_object(json, "location");
    member_string(json, "path", where->file);
    member_object(json, "lines");
    member_int(json, "begin", MAX(where->line, 1));
    json_builder_end_object(json);
    json_builder_end_object(json);
}

static void end_entry(JsonBuilder *json, GHashTable *seen, char *print)
{
    g_autofree char *unique = fingerprint_number(seen, print);
    g_autofree char *digest =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, unique, -1);

    member_string(json, "fingerprint", digest);
    json_builder_end_object(json);
}

char *report_gitlab(const Audit *audit)
{
    g_autoptr(JsonBuilder) json = json_builder_new_immutable();
    g_autoptr(GHashTable) seen = fingerprint_numbers_new();
    g_autofree char *text = NULL;

    json_builder_begin_array(json);
    for (guint i = 0; i < audit->sites->len; i++) {
        const Site *site = audit->sites->pdata[i];
        const char *lvalue = site->allocation->lvalue;
        g_autofree char *message = g_strdup_printf(
            "'%s': %s", *lvalue ? lvalue : "region", site->reason);

        add_entry(json, site->verdict, severity_name(site->severity),
                  &site->allocation->where, message);
        end_entry(json, seen, fingerprint_of_site(site));
    }
    for (guint i = 0; i < audit->findings->len; i++) {
        const Finding *finding = audit->findings->pdata[i];
        g_autofree char *message = g_strdup_printf(
            "'%s': %s", finding->lvalue, finding->message);

        add_entry(json, finding->rule, severity_name(finding->severity),
                  &finding->where, message);
        end_entry(json, seen, fingerprint_of_finding(finding));
    }
    for (guint i = 0; i < audit->unjudged->len; i++) {
        const Unjudged *unjudged = audit->unjudged->pdata[i];

        add_entry(json, "unjudged", "info", &unjudged->where, unjudged->why);
        end_entry(json, seen, fingerprint_of_unjudged(unjudged));
    }
    json_builder_end_array(json);
    text = member_to_text(json, TRUE);
    return g_strconcat(text, "\n", NULL);
}
