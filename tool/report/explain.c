/*
 * explain.c - what is known of one line
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report/explain.h"

#include <string.h>

#include "report.h"
#include "error.h"
#include "report/note.h"
#include "report/page.h"
#include "rules.h"
#include "report/line.h"

/* The line that is asked for, and all lines that can be */
typedef struct {
    const Audit *audit;
    const char *file;
    guint line;
    GString *text;
    const Style *style;
    GArray *lines;
} Question;

void explain_heading(GString *text, const Style *style, const char *heading)
{
    g_string_append_printf(text, "\n%s%s%s\n", style->color ? "\033[1m" : "",
                           heading, style->color ? "\033[0m" : "");
}

void explain_suppression(GString *text, const Suppression *suppression,
                         const Style *style)
{
    if (suppression) {
        const Location line = {
            .file = suppression->where.file,
            .line = suppression->where.line,
        };

        line_append_note(text, style, &line, "suppressed: %s",
                         suppression->reason);
    }
}

/* Whether a place is on the line; notes that it could be asked for, if not */
static gboolean is_asked(Question *question, const Location *where)
{
    if (strcmp(where->file, question->file) || !where->line) {
        return FALSE;
    }
    if (where->line != question->line) {
        g_array_append_val(question->lines, where->line);
    }
    return where->line == question->line;
}

static gboolean concerns(Question *question, const Site *site)
{
    g_autoptr(GPtrArray) notes = notes_of_site(site);
    gboolean asked = is_asked(question, &site->allocation->where);

    for (guint i = 0; i < notes->len; i++) {
        const FindingNote *note = notes->pdata[i];

        asked |= is_asked(question, &note->where);
    }
    return asked;
}

static gboolean explain_sites(Question *question, const GPtrArray *sites,
                              GError **error)
{
    for (guint i = 0; i < sites->len; i++) {
        if (concerns(question, sites->pdata[i])) {
            if (question->text->len) {
                g_string_append_c(question->text, '\n');
            }
            if (!explain_site(question->text, sites->pdata[i],
                              question->style, error)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

static gboolean explain_finding(Question *question, const Finding *finding,
                                GError **error)
{
    const Location *where = &finding->where;
    GString *text = question->text;

    if (text->len) {
        g_string_append_c(text, '\n');
    }
    line_append(text, question->style, severity_to_string(finding->severity),
                where, "'%s': %s [%s]", finding->lvalue, finding->message,
                finding->rule);
    for (guint i = 0; i < finding->notes->len; i++) {
        const FindingNote *note = finding->notes->pdata[i];

        line_append_note(text, question->style, &note->where, "%s",
                         note->message);
    }
    explain_suppression(text, finding->suppression, question->style);
    explain_heading(text, question->style, "What would change it");
    return explain_change(text, finding->rule, question->style, error);
}

static gboolean explain_findings(Question *question, const GPtrArray *findings,
                                 GError **error)
{
    for (guint i = 0; i < findings->len; i++) {
        const Finding *finding = findings->pdata[i];

        if (is_asked(question, &finding->where) &&
            !explain_finding(question, finding, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* An init that belongs to no site: its region is no allocation of its own */
static void explain_inits(Question *question)
{
    for (guint i = 0; i < question->audit->inits->len; i++) {
        const Init *init = question->audit->inits->pdata[i];

        if (is_asked(question, &init->call) && !question->text->len) {
            line_append(question->text, question->style, "note", &init->call,
                        "%s() initialises '%s', storage: %s, owner: %s; no "
                        "rule objects", init->constructor->name, init->region,
                        storage_to_string(init->storage), init->owner);
        }
    }
}

static void explain_unjudged(Question *question)
{
    for (guint i = 0; i < question->audit->unjudged->len; i++) {
        const Unjudged *unjudged = question->audit->unjudged->pdata[i];

        if (is_asked(question, &unjudged->where) ||
            (!unjudged->where.line &&
             !strcmp(unjudged->where.file, question->file))) {
            line_append(question->text, question->style, "warning",
                        &unjudged->where, "%s%s%s [unjudged]",
                        unjudged->what ? unjudged->what : "",
                        unjudged->what ? ": " : "", unjudged->why);
        }
    }
}

static int by_number(gconstpointer a, gconstpointer b)
{
    guint left = *(const guint *)a;
    guint right = *(const guint *)b;

    return left < right ? -1 : left > right;
}

static void set_nothing(Question *question, GError **error)
{
    g_autoptr(GString) list = g_string_new(NULL);
    guint last = 0;

    g_array_sort(question->lines, by_number);
    for (guint i = 0; i < question->lines->len; i++) {
        guint line = g_array_index(question->lines, guint, i);

        if (line != last) {
            g_string_append_printf(list, "%s%u", last ? ", " : "", line);
        }
        last = line;
    }
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                "%s:%u: mrconv knows of nothing that happens to a region "
                "there; %s%s", question->file, question->line,
                last ? "in this file that is so at " : "nor anywhere else in "
                "this file", list->str);
}

char *report_explanation(const Audit *audit, const char *file, guint line,
                         const Style *style, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint));
    Question question = {
        .audit = audit, .file = file, .line = line, .text = text,
        .style = style, .lines = lines,
    };

    if (!explain_sites(&question, audit->sites, error) ||
        !explain_sites(&question, audit->suppressed_sites, error) ||
        !explain_findings(&question, audit->findings, error) ||
        !explain_findings(&question, audit->suppressed_findings, error)) {
        return NULL;
    }
    explain_inits(&question);
    explain_unjudged(&question);
    if (!text->len) {
        set_nothing(&question, error);
        return NULL;
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

char *report_page(const char *rule, const Style *style, GError **error)
{
    g_autofree char *page = page_read(rule, error);

    return page ? page_text(page, style->color) : NULL;
}

char *report_rules(GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const char *const *rules = rule_ids();

    for (guint i = 0; rules[i]; i++) {
        g_autofree char *page = page_read(rules[i], error);
        g_autofree char *title = page ? page_title(page) : NULL;

        if (!page) {
            return NULL;
        }
        g_string_append_printf(text, "%-18s %s\n", rules[i], title);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}
