/*
 * html-rows.c - what was found, for browsers that run no scripts
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report/html-rows.h"
#include "report/note.h"

/* A row and the reason below it */
typedef struct {
    const char *severity;
    const char *rule;
    const Location *where;
    const char *function;
    const char *region;
    const char *text;
} Row;

char *html_escape(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);

    return g_markup_escape_text(valid, -1);
}

static void add_cell(GString *html, const char *column, const char *text)
{
    g_autofree char *escaped = html_escape(text);

    g_string_append_printf(html, "<td class=\"%s\">%s</td>", column,
                           escaped);
}

static void add_row(GString *html, const Row *row)
{
    g_autofree char *place = row->where->line
        ? g_strdup_printf("%s:%u", row->where->file, row->where->line)
        : g_strdup(row->where->file);
    g_autofree char *text = html_escape(row->text);

    g_string_append_printf(html, "<tr class=\"%s\">", row->severity);
    add_cell(html, "place", place);
    add_cell(html, "name", row->function);
    add_cell(html, "region", row->region);
    add_cell(html, "rule", row->rule);
    add_cell(html, "severity", row->severity);
    g_string_append_printf(html, "</tr>\n<tr><td colspan=\"5\">%s</td></tr>\n",
                           text);
}

static void add_sites(GString *html, const Audit *audit, Severity severity)
{
    for (guint i = 0; i < audit->sites->len; i++) {
        const Site *site = audit->sites->pdata[i];
        g_autofree char *home = home_sentence(&site->home);
        g_autofree char *text = g_strdup_printf("%s. As a field: %s",
                                                site->reason, home);
        const Row row = {
            severity_to_string(severity), site->verdict,
            &site->allocation->where, site->allocation->function,
            site->allocation->lvalue, text,
        };

        if (site->severity == severity) {
            add_row(html, &row);
        }
    }
}

static void add_findings(GString *html, const Audit *audit, Severity severity)
{
    for (guint i = 0; i < audit->findings->len; i++) {
        const Finding *finding = audit->findings->pdata[i];
        const Row row = {
            severity_to_string(severity), finding->rule, &finding->where,
            finding->function, finding->lvalue, finding->message,
        };

        if (finding->severity == severity) {
            add_row(html, &row);
        }
    }
}

char *html_rows(const Audit *audit)
{
    static const Severity order[] = {
        SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE,
    };
    GString *html = g_string_new(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
        add_sites(html, audit, order[i]);
        add_findings(html, audit, order[i]);
    }
    for (guint i = 0; i < audit->unjudged->len; i++) {
        const Unjudged *unjudged = audit->unjudged->pdata[i];
        const Row row = {
            "warning", "unjudged", &unjudged->where,
            unjudged->what ? unjudged->what : "", unjudged->region,
            unjudged->why,
        };

        add_row(html, &row);
    }
    return g_string_free(html, FALSE);
}
