/*
 * note.c - what happens to a site's region, as notes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report/note.h"

static void note_free(gpointer data)
{
    FindingNote *note = data;

    g_free(note->message);
    g_free(note);
}

static void add_note(GPtrArray *notes, const Location *where, char *message)
{
    FindingNote *note = g_new0(FindingNote, 1);

    note->where = *where;
    note->message = message;
    g_ptr_array_add(notes, note);
}

static void add_releases(GPtrArray *notes, const GPtrArray *releases,
                         const char *certainty)
{
    for (guint i = 0; i < releases->len; i++) {
        const Release *release = releases->pdata[i];

        add_note(notes, &release->where,
                 g_strdup_printf("%s%s in %s()%s", certainty,
                                 release_kind_to_string(release->kind),
                                 release->function,
                                 release->error_path ?
                                 ", when its init has failed" :
                                 release->before_init ? ", before its init"
                                                      : ""));
    }
}

GPtrArray *notes_of_site(const Site *site)
{
    GPtrArray *notes = g_ptr_array_new_with_free_func(note_free);

    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        add_note(notes, &init->call,
                 g_strdup_printf("%s() in %s()", init->constructor->name,
                                 init->function));
    }
    add_releases(notes, site->frees, "");
    add_releases(notes, site->unparents, "");
    add_releases(notes, site->suspects, "maybe ");
    return notes;
}

char *home_sentence(const Home *home)
{
    return home->possible
           ? g_strdup_printf("%s%s%s", home->text,
                             home->declaration ? ", with " : "",
                             home->declaration ? home->declaration : "")
           : g_strdup_printf("no: %s [%s]", home->text, home->reason);
}
