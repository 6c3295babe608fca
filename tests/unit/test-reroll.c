/*
 * test-reroll.c - what is read of an earlier version's cover letter
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * tests/cli/reroll.sh tries what is malformed.
 */
#include <string.h>

#include "error.h"
#include "fixture.h"
#include "series.h"
#include "series/change-log.h"
#include "series/message-id.h"
#include "util/data.h"
#include "util/git.h"

static void test_message_id(void)
{
    static const struct {
        const char *text, *id, *rest;
    } cases[] = {
        { "<a.b+c=d_e@f.g> (x)", "a.b+c=d_e@f.g", " (x)" },
        { "a@b c", "a@b", " c" },
        { "<a@[192.0.2.1]>", "a@[192.0.2.1]", "" },
        { "<a@b", NULL },
        { "<a b@c>", NULL },
        { "<@b>", NULL },
        { "<a@>", NULL },
        { "<a@b@c>", NULL },
        { "<>", NULL },
        { "", NULL },
        { "master", NULL },
        { "<a\nb@c>", NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *end;
        g_autofree char *id = message_id_parse(cases[i].text, &end);

        g_assert_cmpstr(id, ==, cases[i].id);
        if (id) {
            g_assert_cmpstr(end, ==, cases[i].rest);
        }
    }
}

static void test_change_log(void)
{
    static const struct {
        const char *content, *log;
    } cases[] = {
        { "", "" },
        { "Prose about v2 of something.\n", "" },
        { "Prose\n\nv2:\n- one\n\nv1:\n- two\n\nA (1):\n  b\n",
          "v2:\n- one\n\nv1:\n- two\n" },
        { "Prose\n\nv2 -> v3:\n  one\n", "v2 -> v3:\n  one\n" },
        { "v2 (2026):\nBased-on: <a@b>\n- one", "v2 (2026):\n- one\n" },
        { "V3: rebased\nV2: more\n\n\n---\n a | 1 +\n",
          "V3: rebased\nV2: more\n" },
        { "Changes since v1:\r\n- one\r\n", "Changes since v1:\n- one\n" },
        { "Changelog\n=========\nv2\n- one\nbase-commit: 1\n",
          "Changelog\n=========\nv2\n- one\n" },
        { "Since v1:\n- one\n\n 2 files changed, 1 insertion(+)\n",
          "Since v1:\n- one\n" },
        { "v2:\n- one\nRange-diff against v1:\n1: a = 1: a\n",
          "v2:\n- one\n" },
        { "v2:\n- one\n-- \n2.39\n", "v2:\n- one\n" },
        /* What cuts a mail is indented; what only looks like it is not */
        { "v2:\ndiff --git a b\n--- a\nFrom me\nfrom me\nIndex: a\n____\n--x",
          "v2:\n diff --git a b\n --- a\n From me\nfrom me\n Index: a\n ____\n"
          "--x\n" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *log = change_log_find(cases[i].content);

        g_assert_cmpstr(log, ==, cases[i].log);
    }
}

static void test_based_on(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) none = change_log_based_on("a\n Based-on: x\n", NULL);
    g_autoptr(GPtrArray) some = change_log_based_on(
        "Based-on: <a@b> (\"title\")\nx\nbased-on:\tc@d, <e@f>\n", &error);

    g_assert_no_error(error);
    g_assert_cmpint(none->len, ==, 0);
    g_assert_cmpint(some->len, ==, 3);
    g_assert_cmpstr(some->pdata[0], ==, "a@b");
    g_assert_cmpstr(some->pdata[1], ==, "c@d");
    g_assert_cmpstr(some->pdata[2], ==, "e@f");
    g_assert_null(change_log_based_on("a\nBased-on: master\n", &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);
    g_assert_nonnull(strstr(error->message, "line 2"));
}

static void test_read(void)
{
    g_autofree char *path = data_path("tests/cli/cover.json");
    g_autoptr(GError) error = NULL;
    g_autoptr(Reroll) reroll = reroll_read(path, &error);
    g_autofree char *cc = NULL;

    g_assert_no_error(error);
    g_assert_cmpint(reroll->version, ==, 2);
    g_assert_cmpstr(reroll->prefix, ==, "RFC PATCH");
    g_assert_cmpstr(reroll->subject, ==, "Let regions go with their owners");
    g_assert_cmpstr(reroll->message_id, ==, "cover.1@example.org");
    g_assert_cmpint(reroll->to->len, ==, 1);
    g_assert_cmpint(reroll->based_on->len, ==, 1);
    g_assert_cmpstr(reroll->based_on->pdata[0], ==, "one@example.org");
    g_assert_cmpstr(reroll->change_log, ==,
                    "Changes since v1:\n- split the first patch\n"
                    " diff --git a/a b/a\n --- a/a\n\n"
                    "v1 was an experiment.\n");
    cc = recipients_header("Cc", reroll->cc);
    g_assert_cmpstr(cc, ==,
                    "Cc: Ada Overall <ada@example.org>,\n"
                    "    \"Zeichen, Z.\" <z@example.org>,\n"
                    "    =?utf-8?q?Zo=C3=AB_B=C3=A4r?= <zb@example.org>\n");
}

static void test_cover(void)
{
    g_autofree char *path = data_path("tests/cli/cover.json");
    g_autoptr(GError) error = NULL;
    g_autoptr(Reroll) reroll = reroll_read(path, &error);
    g_autofree char *same = NULL, *other = NULL, *log = NULL, *first = NULL;

    g_assert_no_error(error);
    same = reroll_tags(reroll, reroll->subject);
    g_assert_cmpstr(same, ==, "Based-on: <one@example.org>\n");
    other = reroll_tags(reroll, "Something else");
    g_assert_cmpstr(other, ==, "Based-on: <one@example.org>\n"
                               "Supersedes: <cover.1@example.org>\n");
    log = reroll_changes(reroll, 3);
    g_assert_true(g_str_has_prefix(log, "v3:\n\nChanges since v1:\n- split"));
    *reroll->change_log = '\0';
    first = reroll_changes(reroll, 3);
    g_assert_cmpstr(first, ==, "v3:\n");
}

static void git(const Scratch *fixture, const char *first, ...)
    G_GNUC_NULL_TERMINATED;

/* Runs git with up to four arguments */
static void git(const Scratch *fixture, const char *first, ...)
{
    g_autoptr(GError) error = NULL;
    const char *rest[3] = { NULL };
    va_list list;

    va_start(list, first);
    for (guint i = 0; i < G_N_ELEMENTS(rest); i++) {
        rest[i] = va_arg(list, const char *);
        if (!rest[i]) {
            break;
        }
    }
    va_end(list);
    git_change(fixture->path, &error, "-c", "user.name=Tester", "-c",
               "user.email=tester@example.org", first, rest[0], rest[1],
               rest[2], NULL);
    g_assert_no_error(error);
}

static void check_since(const Scratch *fixture, const char *base,
                        const char *since, const char *problem)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *range = reroll_since(fixture->path, base, since, &error);
    g_autofree char *subjects = NULL;

    if (problem) {
        g_assert_null(range);
        g_assert_nonnull(strstr(error->message, problem));
    } else {
        g_assert_no_error(error);
        subjects = git_output(fixture->path, &error, "log", "--reverse",
                              "--format=%s", range, NULL);
        g_assert_no_error(error);
        g_assert_cmpstr(subjects, ==, "second\nthird");
    }
}

static void test_since(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(Scratch) mails = scratch_new(NULL);
    g_autoptr(GError) error = NULL;
    g_autofree char *base = NULL, *text = NULL, *mailbox = NULL, *bad = NULL;
    g_autoptr(GString) changed = NULL;

    git(fixture, "init", "-q", NULL);
    git(fixture, "add", ".", NULL);
    git(fixture, "commit", "-q", "-mfirst", NULL);
    base = git_output(fixture->path, &error, "rev-parse", "HEAD", NULL);
    git(fixture, "checkout", "-q", "-bold", NULL);
    fixture_write(fixture, "system/memory.c", "int one;\n");
    git(fixture, "commit", "-q", "-am", "second", NULL);
    fixture_write(fixture, "system/memory.c", "int two;\n");
    git(fixture, "commit", "-q", "-am", "third", NULL);
    git(fixture, "checkout", "-q", "-bnew", base, NULL);
    fixture_write(fixture, "new", "");
    git(fixture, "add", "new", NULL);
    git(fixture, "commit", "-q", "-mfourth", NULL);

    text = git_output(fixture->path, &error, "format-patch", "--stdout",
                      "--cover-letter", "-2", "old", NULL);
    g_assert_no_error(error);
    mailbox = g_build_filename(mails->path, "good", NULL);
    bad = g_build_filename(mails->path, "bad", NULL);
    changed = g_string_new(text);
    g_string_replace(changed, "int memory", "int melody", 0);
    g_string_replace(changed, "index ", "index 1234", 0);
    g_file_set_contents(mailbox, text, -1, &error);
    g_assert_no_error(error);
    g_file_set_contents(bad, changed->str, -1, &error);
    g_assert_no_error(error);

    check_since(fixture, base, "old", NULL);
    check_since(fixture, "new", "old", NULL);
    check_since(fixture, base, "old~2..old", NULL);
    check_since(fixture, base, mailbox, NULL);
    check_since(fixture, base, bad, "do not apply");
    check_since(fixture, base, "old..nothing", "old..nothing");
    check_since(fixture, base, "nothing", "nothing");
    check_since(fixture, base, "--all", "--all");
    g_free(text);
    text = git_output(fixture->path, &error, "worktree", "list", NULL);
    g_assert_null(strchr(text, '\n'));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reroll/message-id", test_message_id);
    g_test_add_func("/reroll/change-log", test_change_log);
    g_test_add_func("/reroll/based-on", test_based_on);
    g_test_add_func("/reroll/read", test_read);
    g_test_add_func("/reroll/cover", test_cover);
    g_test_add_func("/reroll/since", test_since);
    return g_test_run();
}
