/*
 * message.c - what patches and the cover letter say
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * No text may claim more than the facts do: a region without an owner never
 * goes away, one of a machine is lost once per process.
 */
#include "series/message.h"

#include <string.h>

#include "constructor-names.h"
#include "series/message-embed.h"
#include "series/template.h"
#include "util/printable.h"

static GHashTable *values_new(void)
{
    GHashTable *values = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                               g_free);

    g_hash_table_insert(values, (gpointer)"VERSION", g_strdup(MRCONV_VERSION));
    return values;
}

static void set(GHashTable *values, const char *name, char *value)
{
    g_hash_table_insert(values, (gpointer)name, printable_lines(value));
    g_free(value);
}

/* "one", "one and two", "one, two and three" */
static char *enumeration(char **words)
{
    GString *text = g_string_new(NULL);
    guint n = g_strv_length(words);

    for (guint i = 0; i < n; i++) {
        g_string_append_printf(text, "%s%s", i == 0 ? "" :
                               i == n - 1 ? " and " : ", ", words[i]);
    }
    return g_string_free(text, FALSE);
}

static const char *kind_name(RegionKind kind)
{
    switch (kind) {
    case REGION_CONTAINER:
        return "containers";
    case REGION_IO:
        return "I/O";
    case REGION_ALIAS:
        return "aliases";
    case REGION_RAM:
        return "RAM";
    case REGION_ROM:
        return "ROM";
    default:
        return "other regions";
    }
}

char *message_title(const GPtrArray *sites)
{
    g_auto(GStrv) constructors = sites_constructors(sites);
    g_autoptr(GStrvBuilder) kinds = g_strv_builder_new();
    g_auto(GStrv) words = NULL;
    g_autofree char *list = NULL;
    guint seen = 0;

    if (((ConvertedSite *)sites->pdata[0])->site->cure == CURE_EMBED) {
        return message_embed_title(sites);
    }
    if (!constructors[1]) {
        g_autofree char *name = constructor_new_name(constructors[0]);

        return g_strdup_printf("Use %s()", name);
    }
    for (RegionKind kind = 0; kind <= REGION_UNKNOWN; kind++) {
        for (guint i = 0; i < sites->len; i++) {
            const ConvertedSite *site = g_ptr_array_index(sites, i);

            for (guint j = 0; j < site->site->inits->len; j++) {
                const Init *init = g_ptr_array_index(site->site->inits, j);

                if (init->constructor->kind == kind && !(seen & 1u << kind)) {
                    seen |= 1u << kind;
                    g_strv_builder_add(kinds, kind_name(kind));
                }
            }
        }
    }
    words = g_strv_builder_end(kinds);
    list = enumeration(words);
    return g_strdup_printf("Use memory_region_new_*() for %s", list);
}

/* "3 regions are", "1 region is" */
static char *count(guint n, const char *one, const char *many)
{
    return g_strdup_printf("%u %s", n, n == 1 ? one : many);
}

/* Who is better off, and who is not */
static char *benefit(const GPtrArray *sites)
{
    guint each_time = 0, once = 0, never = 0, freed = 0;
    gboolean embedded = FALSE;
    g_autoptr(GStrvBuilder) sentences = g_strv_builder_new();
    g_auto(GStrv) all = NULL;

    for (guint i = 0; i < sites->len; i++) {
        const Site *site = ((ConvertedSite *)sites->pdata[i])->site;

        embedded = site->cure == CURE_EMBED;
        if (site_owner_kind(site) == OWNER_KIND_NULL) {
            never++;
        } else if (site->frees->len) {
            freed++;
        } else if (strcmp(site_context_name(site), "machine-init") == 0) {
            once++;
        } else {
            each_time++;
        }
    }
    if (each_time) {
        g_autofree char *n = count(each_time, "region is", "regions are");
        g_autofree char *text = g_strdup_printf(
            "Here %s leaked each time the owner is finalized.", n);

        g_strv_builder_add(sentences, text);
    }
    if (once) {
        g_autofree char *n = count(once, "region is", "regions are");
        g_autofree char *text = g_strdup_printf(
            "%s made once per machine, so that little is lost.", n);

        g_strv_builder_add(sentences, text);
    }
    if (freed) {
        g_autofree char *n = count(freed, "region is", "regions are");
        g_autofree char *text = g_strdup_printf("%s freed by hand.", n);

        g_strv_builder_add(sentences, text);
    }
    if (never) {
        g_autofree char *n = count(never, "region has", "regions have");
        g_autofree char *text = g_strdup_printf(
            "%s no owner and never %s away: there the %s changes and nothing "
            "else.", n, never == 1 ? "goes" : "go",
            embedded ? "storage" : "call");

        g_strv_builder_add(sentences, text);
    }
    all = g_strv_builder_end(sentences);
    return g_strjoinv(" ", all);
}

static gboolean drops_frees(const GPtrArray *sites)
{
    for (guint i = 0; i < sites->len; i++) {
        if (((ConvertedSite *)sites->pdata[i])->site->frees->len) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What becomes of each call, as alternatives of a semantic patch */
static char *calls(char **inits)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_auto(GStrv) alternatives = NULL;

    for (guint i = 0; inits[i]; i++) {
        g_autofree char *new = constructor_new_name(inits[i]);
        g_autofree char *text = g_strdup_printf(
            "- %s(mr, owner\n+ mr = %s(owner\n  , rest);", inits[i], new);

        g_strv_builder_add(builder, text);
    }
    alternatives = g_strv_builder_end(builder);
    return g_strjoinv("\n|\n", alternatives);
}

/* In lines that a shell takes, with continuation marks */
static char *command_text(const char *const *command)
{
    GString *text = g_string_new(NULL);
    gsize column = 0;

    for (guint i = 0; command[i]; i++) {
        gsize width = strlen(command[i]);

        if (i > 0 && column + width + 3 > MESSAGE_COLUMNS - 4) {
            g_string_append(text, " \\\n    ");
            column = 4;
        } else if (i > 0) {
            g_string_append_c(text, ' ');
            column++;
        }
        g_string_append(text, command[i]);
        column += width;
    }
    return g_string_free(text, FALSE);
}

static gboolean is_in(const GPtrArray *files, const char *file)
{
    for (guint i = 0; i < files->len; i++) {
        if (strcmp(files->pdata[i], file) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Sites in the patch's files that the tool leaves alone, with its reasons */
static char *exceptions(const Patch *patch, const Conversion *parent)
{
    const GPtrArray *sites = parent->audit->sites;
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < sites->len; i++) {
        const Site *site = g_ptr_array_index(sites, i);
        const Allocation *allocation = site->allocation;
        g_autofree char *raw = NULL;
        g_autofree char *line = NULL;
        g_autofree char *filled = NULL;

        if (site_is_convertible(site) ||
            !is_in(patch->files, allocation->where.file)) {
            continue;
        }
        raw = g_strdup_printf("%s: '%s' in %s(): %s [%s]",
                              allocation->where.file, allocation->lvalue,
                              allocation->function, site_cure_text(site),
                              site_cure_word(site));
        line = printable_line(raw);
        filled = text_fill(line, "  ", "      ");
        g_string_append(text, filled);
    }
    g_strchomp(text->str);
    return g_string_free(text, FALSE);
}

/* What becomes of inits, and of the frees that go with them */
static void set_calls(GHashTable *values, const GPtrArray *sites)
{
    g_auto(GStrv) inits = sites_constructors(sites);

    set(values, "FREES", g_strdup(drops_frees(sites) ?
        "Frees of a region are removed together with its init: a constructor "
        "that fails has already freed the region, and one that succeeds makes "
        "a region that its owner frees." : ""));
    set(values, "CALLS", calls(inits));
}

char *message_convert(const Patch *patch, const Conversion *parent,
                      const GPtrArray *sites, const char *const *command,
                      GError **error)
{
    g_autoptr(GHashTable) values = values_new();
    g_autofree char *left = exceptions(patch, parent);
    gboolean embed = parent->audit->tree->cure == CURE_EMBED;

    set(values, "SUBJECT", g_strdup(patch->subject));
    set(values, "BENEFIT", benefit(sites));
    if (embed) {
        char *names = message_embed_names(parent->audit->tree->field_names,
                                          sites);

        set(values, "FIELDS", message_embed_fields(sites));
        set(values, "TOLD", g_strdup(!*names ? "" :
            "The command is run with this in the tree's .mrconv.conf:"));
        set(values, "NAMES", names);
    } else {
        set_calls(values, sites);
    }
    set(values, "COMMAND", command ? command_text(command) : g_strdup(""));
    set(values, "MANUAL", g_strdup(command ?
        "No manual edits: run on the parent of this commit, the command makes "
        "exactly this tree." :
        "Some of what can be converted in these files is left to other "
        "patches."));
    set(values, "EXCEPTIONS", g_strdup(!*left ? "" :
        "Left alone in these files, since they need a person:"));
    set(values, "LIST", g_steal_pointer(&left));
    return template_expand(embed ? "embed.txt" : "convert.txt", values, error);
}

/* How many inits of @patches become @name, and in which directories */
static char *users(const char *name, const GPtrArray *patches)
{
    g_autoptr(GPtrArray) areas = g_ptr_array_new_null_terminated(0, g_free,
                                                                 TRUE);
    g_autofree char *list = NULL;
    guint n = 0;

    for (guint i = 0; i < patches->len; i++) {
        const Patch *patch = g_ptr_array_index(patches, i);

        for (guint j = 0; j < patch->sites->len; j++) {
            const ConvertedSite *site = g_ptr_array_index(patch->sites, j);

            for (guint k = 0; k < site->site->inits->len; k++) {
                const Init *init = g_ptr_array_index(site->site->inits, k);
                g_autofree char *called =
                    constructor_new_name(init->constructor->name);
                g_autofree char *area = g_path_get_dirname(site->file);

                if (strcmp(called, name) != 0) {
                    continue;
                }
                n++;
                if (!g_ptr_array_find_with_equal_func(areas, area,
                                                      g_str_equal, NULL)) {
                    g_ptr_array_add(areas, g_steal_pointer(&area));
                }
            }
        }
    }
    if (n == 0) {
        return g_strdup("needed by the others");
    }
    list = g_strjoinv(", ", (char **)areas->pdata);
    return g_strdup_printf("%u in %s", n, list);
}

static char *table(GPtrArray *names, const GPtrArray *patches)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *used = users(name, patches);
        g_autofree char *line = g_strdup_printf("%s: %s", name, used);
        g_autofree char *filled = text_fill(line, "  ", "      ");

        g_string_append(text, filled);
    }
    g_strchomp(text->str);
    return g_string_free(text, FALSE);
}

char *message_api(const char *subject, const Api *api,
                  const GPtrArray *patches, const char *const *command,
                  GError **error)
{
    g_autoptr(GHashTable) values = values_new();

    set(values, "SUBJECT", g_strdup(subject));
    set(values, "USERS", table(api->added, patches));
    set(values, "COMMAND", command_text(command));
    return template_expand("api.txt", values, error);
}

/* What stays, by verdict or reason, with their numbers */
static char *left_over(const Audit *audit)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_auto(GStrv) lines = NULL;

    for (guint i = 0; i < audit->sites->len; i++) {
        const char *verdict = site_cure_word(audit->sites->pdata[i]);
        gboolean seen = site_is_convertible(audit->sites->pdata[i]);
        guint n = 0;

        for (guint j = 0; j < audit->sites->len; j++) {
            const Site *other = g_ptr_array_index(audit->sites, j);

            if (strcmp(site_cure_word(other), verdict) == 0) {
                seen = seen || j < i;
                n++;
            }
        }
        if (!seen) {
            g_autofree char *line = g_strdup_printf("  %s: %u", verdict, n);

            g_strv_builder_add(builder, line);
        }
    }
    lines = g_strv_builder_end(builder);
    return g_strjoinv("\n", lines);
}

char *message_cover(const char *subject, const Audit *audit, gboolean added,
                    const GPtrArray *patches, GError **error)
{
    g_autoptr(GHashTable) values = values_new();
    g_autofree char *left = left_over(audit);
    gboolean embed = audit->tree->cure == CURE_EMBED;
    guint converted = 0;

    for (guint i = 0; i < patches->len; i++) {
        converted += ((Patch *)patches->pdata[i])->sites->len;
    }
    set(values, "SUBJECT", g_strdup(subject));
    set(values, "CONVERTED", g_strdup_printf("%u", converted));
    set(values, "REGIONS", g_strdup_printf("%u", audit->sites->len));
    set(values, "API", g_strdup(added ?
        "Patch 1 adds the constructors that the others use, with their "
        "documentation; its message says how often each one is used." : ""));
    set(values, "LEFT", g_strdup(!*left ? "" :
        embed ? "Left alone, by reason (docs/embedding.md of mrconv):"
              : "Left alone, by the verdict of mrconv audit:"));
    set(values, "LIST", g_steal_pointer(&left));
    return template_expand(embed ? "embed-cover.txt" : "cover.txt", values,
                           error);
}
