/*
 * text.c - an audit as lines that people and editors read
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report.h"
#include "report/note.h"
#include "report/line.h"

static void append_notes(GString *text, const Style *style,
                         const GPtrArray *notes)
{
    for (guint i = 0; i < notes->len; i++) {
        const FindingNote *note = g_ptr_array_index(notes, i);

        line_append_note(text, style, &note->where, "%s", note->message);
    }
}

/* Of the cure that was asked for; the verdict is on the other one */
static void append_site(GString *text, const Style *style, const Site *site)
{
    const Location *where = &site->allocation->where;
    const char *lvalue = site->allocation->lvalue;
    g_autoptr(GPtrArray) notes = notes_of_site(site);
    g_autofree char *home = home_sentence(&site->home);

    line_append(text, style, severity_to_string(site->severity), where,
                "'%s': %s [%s]", *lvalue ? lvalue : "region",
                site->home.possible && site->cure == CURE_EMBED
                ? home : site_cure_text(site), site_cure_word(site));
    if (site->cure == CURE_EMBED) {
        line_append_note(text, style, where, "by a new constructor: %s [%s]",
                         site->reason, site->verdict);
    }
    append_notes(text, style, notes);
}

static void append_finding(GString *text, const Style *style,
                           const Finding *finding)
{
    const Location *where = &finding->where;

    line_append(text, style, severity_to_string(finding->severity), where,
                "'%s': %s [%s]", finding->lvalue, finding->message,
                finding->rule);
    append_notes(text, style, finding->notes);
}

char *report_text(const Audit *audit, const Style *style)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < audit->sites->len; i++) {
        append_site(text, style, g_ptr_array_index(audit->sites, i));
    }
    for (guint i = 0; i < audit->findings->len; i++) {
        append_finding(text, style, g_ptr_array_index(audit->findings, i));
    }
    for (guint i = 0; i < audit->unjudged->len; i++) {
        const Unjudged *unjudged = g_ptr_array_index(audit->unjudged, i);

        line_append(text, style, "warning", &unjudged->where,
                    "%s%s%s [unjudged]", unjudged->what ? unjudged->what : "",
                    unjudged->what ? ": " : "", unjudged->why);
    }
    return g_string_free(text, FALSE);
}
