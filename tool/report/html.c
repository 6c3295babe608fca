/*
 * html.c - an audit as one page that needs nothing else
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The page's template, style and script are files in html/; what they show is
 * put into the page as JSON.
 */
#include "report.h"

#include <string.h>

#include "error.h"
#include "report/html-rows.h"
#include "report/member.h"
#include "report/note.h"
#include "report/page.h"
#include "report/source-lines.h"
#include "rules.h"
#include "util/data.h"
#include "util/file.h"

#define EXCERPT 3   /* lines on each side */

static void open_row(JsonBuilder *json, const char *kind, const char *rule,
                     const char *severity, const Location *where,
                     const char *function, const char *region,
                     const char *text)
{
    json_builder_begin_object(json);
    member_string(json, "kind", kind);
    member_string(json, "rule", rule);
    member_string(json, "severity", severity);
    member_string(json, "file", where->file);
    member_int(json, "line", where->line);
    member_string(json, "name", function);
    member_string(json, "region", region);
    member_string(json, "text", text);
}

static void add_excerpt(JsonBuilder *json, Sources *sources,
                        const Location *where)
{
    guint first = where->line > EXCERPT ? where->line - EXCERPT : 1;

    member_int(json, "excerpt_line", first);
    member_array(json, "excerpt");
    for (guint i = first; where->line && i <= where->line + EXCERPT; i++) {
        g_autofree char *line = sources_line(sources, where->file, i);

        if (line) {
            json_builder_add_string_value(json, line);
        }
    }
    json_builder_end_array(json);
}

static void add_notes(JsonBuilder *json, Sources *sources,
                      const GPtrArray *notes)
{
    member_array(json, "notes");
    for (guint i = 0; notes && i < notes->len; i++) {
        const FindingNote *note = notes->pdata[i];
        g_autofree char *line = sources_line(sources, note->where.file,
                                             note->where.line);

        json_builder_begin_object(json);
        member_string(json, "file", note->where.file);
        member_int(json, "line", note->where.line);
        member_string(json, "text", note->message);
        member_string(json, "code", line ? g_strstrip(line) : "");
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_site(JsonBuilder *json, Sources *sources, const Site *site,
                     const Fix *fix)
{
    g_autoptr(GPtrArray) notes = notes_of_site(site);
    g_autofree char *home = home_sentence(&site->home);

    open_row(json, "site", site->verdict, severity_to_string(site->severity),
             &site->allocation->where, site->allocation->function,
             site->allocation->lvalue, site->reason);
    member_string(json, "home", home);
    add_excerpt(json, sources, &site->allocation->where);
    add_notes(json, sources, notes);
    if (fix) {
        member_string(json, "diff", fix->diff);
        member_int(json, "together", fix->n_sites);
    }
    json_builder_end_object(json);
}

static void add_finding(JsonBuilder *json, Sources *sources,
                        const Finding *finding)
{
    open_row(json, "finding", finding->rule,
             severity_to_string(finding->severity), &finding->where,
             finding->function, finding->lvalue, finding->message);
    add_excerpt(json, sources, &finding->where);
    add_notes(json, sources, finding->notes);
    json_builder_end_object(json);
}

static void add_unjudged(JsonBuilder *json, Sources *sources,
                         const Unjudged *unjudged)
{
    open_row(json, "unjudged", "unjudged", "warning", &unjudged->where,
             unjudged->what ? unjudged->what : "", unjudged->region,
             unjudged->why);
    add_excerpt(json, sources, &unjudged->where);
    add_notes(json, sources, NULL);
    json_builder_end_object(json);
}

static void add_section(JsonBuilder *json, const char *name, const char *page,
                        const char *heading)
{
    g_autofree char *section = page_section(page, heading);
    g_autofree char *text = page_text(section, FALSE);

    member_string(json, name, g_strdelimit(text, "\n", ' '));
}

static gboolean add_rules(JsonBuilder *json, GError **error)
{
    const char *const *rules = rule_ids();

    member_object(json, "rules");
    for (guint i = 0; rules[i]; i++) {
        g_autofree char *page = page_read(rules[i], error);
        g_autofree char *title = page ? page_title(page) : NULL;

        if (!page) {
            return FALSE;
        }
        member_object(json, rules[i]);
        member_string(json, "title", title);
        add_section(json, "why", page, "Why");
        add_section(json, "change", page, "What would change it");
        json_builder_end_object(json);
    }
    json_builder_end_object(json);
    return TRUE;
}

/* What ends a script, or opens a comment in one, cannot stand in JSON */
static char *escape_json(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "<", -1);

    return g_strjoinv("\\u003c", parts);
}

static char *make_data(const Audit *audit, const Fixes *fixes, GError **error)
{
    g_autoptr(JsonBuilder) json = json_builder_new_immutable();
    g_autoptr(Sources) sources = sources_new(audit->tree);
    g_autofree char *text = NULL;

    json_builder_begin_object(json);
    if (!add_rules(json, error)) {
        return NULL;
    }
    member_array(json, "rows");
    for (guint i = 0; i < audit->sites->len; i++) {
        add_site(json, sources, audit->sites->pdata[i],
                 fixes->of_site->pdata[i]);
    }
    for (guint i = 0; i < audit->findings->len; i++) {
        add_finding(json, sources, audit->findings->pdata[i]);
    }
    for (guint i = 0; i < audit->unjudged->len; i++) {
        add_unjudged(json, sources, audit->unjudged->pdata[i]);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
    text = member_to_text(json, FALSE);
    return escape_json(text);
}

static char *read_part(const char *name, GError **error)
{
    g_autofree char *path = data_path(name);
    g_autoptr(GError) cause = NULL;
    char *text;

    if (!file_read(path, &text, NULL, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s; install mrconv again, or say where its files are "
                    "with MRCONV_DATADIR", cause->message);
        return NULL;
    }
    return text;
}

/* Puts parts where the template names them; nothing in a part is a name */
static char *fill(const char *template, const char *const names[],
                  const char *const parts[])
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; names[i]; i++) {
        const char *at = strstr(template, names[i]);

        g_assert(at);
        g_string_append_len(text, template, at - template);
        g_string_append(text, parts[i]);
        template = at + strlen(names[i]);
    }
    g_string_append(text, template);
    return g_string_free(text, FALSE);
}

/* "mrconv VERSION, DATE, commit ID": what a report is worth later on */
static char *made_by(const Tree *tree)
{
    g_autofree char *commit = tree_commit(tree);
    g_autoptr(GPtrArray) changed = commit ? tree_changed(tree, NULL, NULL)
                                          : NULL;
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    g_autoptr(GDateTime) now = epoch
        ? g_date_time_new_from_unix_utc(g_ascii_strtoll(epoch, NULL, 10))
        : g_date_time_new_now_utc();
    g_autofree char *date = now ? g_date_time_format(now, "%F") : NULL;

    return g_strdup_printf("mrconv " MRCONV_VERSION ", %s%s%.12s%s",
                           date ? date : "",
                           commit ? ", commit " : "", commit ? commit : "",
                           changed && changed->len
                           ? " with uncommitted changes" : "");
}

char *report_html(const Audit *audit, const Fixes *fixes, GError **error)
{
    static const char *const names[] = {
        "@TITLE@", "@STYLE@", "@TREE@", "@MADE@", "@SUMMARY@", "@ROWS@",
        "@DATA@", "@SCRIPT@", NULL,
    };
    g_autofree char *template = read_part("html/report.html", error);
    g_autofree char *style = template ? read_part("html/report.css", error)
                                      : NULL;
    g_autofree char *script = style ? read_part("html/report.js", error)
                                    : NULL;
    g_autofree char *data = script ? make_data(audit, fixes, error) : NULL;
    g_autofree char *base = g_path_get_basename(audit->tree->root);
    g_autofree char *title = html_escape(base);
    g_autofree char *root = html_escape(audit->tree->root);
    g_autofree char *made = made_by(audit->tree);
    g_autofree char *summary = report_summary(audit);
    g_autofree char *whole = g_strconcat(summary, fixes->missing ? "; " : "",
                                         fixes->missing, NULL);
    g_autofree char *rows = html_rows(audit);
    const char *parts[] = {
        title, style, root, made, whole, rows, data, script,
    };

    return data ? fill(template, names, parts) : NULL;
}
