/*
 * test-recipients.c - encoded words, addresses, and headers made of them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "error.h"
#include "series.h"
#include "series/encoded-word.h"

static void test_decode(void)
{
    static const struct {
        const char *text, *meant;
    } cases[] = {
        { "plain text", "plain text" },
        { "", "" },
        { "=?utf-8?q?Zo=C3=AB?=", "Zoë" },
        { "=?UTF-8?B?Wm/Dqw==?=", "Zoë" },
        { "=?iso-8859-1?Q?Zo=EB_Z?=", "Zoë Z" },
        { "=?utf-8*de?q?Zo=C3=AB?=", "Zoë" },
        { "a =?utf-8?q?b?= c", "a b c" },
        /* Between two words the space is none of the text */
        { "=?utf-8?q?Daud?= =?utf-8?q?=C3=A9?=", "Daudé" },
        { "=?utf-8?q?Daud?= \t =?iso-8859-1?q?=E9?=", "Daudé" },
        /* A character that is cut in two */
        { "=?utf-8?q?Daud=C3?= =?utf-8?q?=A9?=", "Daudé" },
        /* What a word decodes to is not decoded again */
        { "=?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?=", "=?utf-8?q?a?=" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *meant = encoded_word_decode(cases[i].text, &error);

        g_assert_no_error(error);
        g_assert_cmpstr(meant, ==, cases[i].meant);
    }
}

static void test_decode_malformed(void)
{
    static const char *const cases[] = {
        "=?utf-8?q?a",
        "=?utf-8?q?a?",
        "=?utf-8?q?a b?=",
        "=?utf-8?x?a?=",
        "=?utf-8?",
        "=??q?a?=",
        "=?utf-8?q?=C?=",
        "=?utf-8?q?=GG?=",
        "=?utf-8?b?Zm9?=",
        "=?utf-8?b?Z*==?=",
        "=?no-such-charset?q?a?=",
        "=?utf-8?q?=FF?=",
        "=?utf-8?q?a=0Ab?=",
        "=?utf-8?q?a=0D?=",
        "=?utf-8?q?a=00b?=",
        "=?utf-8?q?=1B[2J?=",
        "=?utf-8?b?YQpiY2M6IHg=?=",
        "=?utf-8?q?=E2=80=A8?=",
        "=?utf-16be?q?=00=0A?=",
        "=?utf-8?q?a?= =?utf-8?q?b",
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;

        g_assert_null(encoded_word_decode(cases[i], &error));
        g_assert_error(error, MRCONV_ERROR, EXIT_CODE_USAGE);
    }
}

static void test_encode(void)
{
    static const char *const texts[] = {
        "Zoë Zeichen", "", "a_b=c?d", "=?utf-8?q?a?=",
        "日本語の名前がとても長い人のためのテストでありますから折り返します",
    };

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *encoded = encoded_word_encode(texts[i]);
        g_autoptr(GError) error = NULL;
        g_autofree char *decoded = encoded_word_decode(encoded, &error);
        g_auto(GStrv) words = g_strsplit(encoded, " ", -1);

        g_assert_no_error(error);
        g_assert_cmpstr(decoded, ==, texts[i]);
        g_assert_true(g_str_is_ascii(encoded));
        for (guint j = 0; words[j]; j++) {
            g_autofree char *alone = encoded_word_decode(words[j], &error);

            /* No character is cut in two */
            g_assert_no_error(error);
            g_assert_cmpint(strlen(words[j]), <=, 72);
        }
    }
}

static char *describe(const GPtrArray *recipients)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < recipients->len; i++) {
        const Recipient *recipient = g_ptr_array_index(recipients, i);

        g_string_append_printf(text, "%s[%s]", recipient->name,
                               recipient->address);
    }
    return g_string_free(text, FALSE);
}

static void test_add(void)
{
    static const struct {
        const char *text, *meant;
    } cases[] = {
        { "ada@example.org", "[ada@example.org]" },
        { " <ada@example.org> ", "[ada@example.org]" },
        { "Ada B. <ada@example.org>", "Ada B.[ada@example.org]" },
        { "\"B, Ada\" <a@b.c>,d@e.f", "B, Ada[a@b.c][d@e.f]" },
        { "\"A \\\"B\\\"\" <a@b.c>", "A \"B\"[a@b.c]" },
        { "\"<x@y.z>, A\" <a@b.c>", "<x@y.z>, A[a@b.c]" },
        { "=?utf-8?q?Zo=C3=AB?= <a@b.c>", "Zoë[a@b.c]" },
        { "\"Zoë (chars)\" <a@b.c>", "Zoë (chars)[a@b.c]" },
        /* A comma that is encoded separates nothing */
        { "=?utf-8?q?A=2C_B_=3Cx=40y=3E?= <a@b.c>", "A, B <x@y>[a@b.c]" },
        /* By address, in whatever case; the first name stays */
        { "a@b.c, Ada <A@B.C>, Eve <a@b.C>", "Ada[a@b.c]" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) recipients = recipients_new();
        g_autoptr(GError) error = NULL;
        g_autofree char *found = NULL;

        recipients_add(recipients, cases[i].text, &error);
        g_assert_no_error(error);
        found = describe(recipients);
        g_assert_cmpstr(found, ==, cases[i].meant);
    }
}

static void test_add_malformed(void)
{
    static const char *const cases[] = {
        "", "ada", "ada@", "@example.org", "a@b@c", "a b@c", "a@b c",
        "a..b@c.d", "a@.c", "a@c.", "Ada <>", "Ada <a@b", "Ada a@b>",
        "a@b, ", "a@b,,c@d", "undisclosed-recipients:;", "a@b (Ada)",
        "\"Ada <a@b>", "Ada <a@b> x", "a@b\nBcc: c@d", "Ada\r <a@b>",
        "=?utf-8?q?a=0Ab?= <a@b>", "--cc=x@y -x@y", "-x@y", "a@-b",
        "a@b;c@d", "ä@b", "Ada\xff <a@b>",
    };
    g_autofree char *long_name = g_strnfill(5000, 'x');
    g_autofree char *long_text = g_strconcat(long_name, " <a@b>", NULL);
    g_autofree char *long_address = g_strconcat(long_name, "@b", NULL);
    g_autoptr(GPtrArray) recipients = recipients_new();

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;

        if (recipients_add(recipients, cases[i], &error)) {
            g_error("taken for an address: %s", cases[i]);
        }
        g_assert_error(error, MRCONV_ERROR, EXIT_CODE_USAGE);
    }
    g_assert_false(recipients_add(recipients, long_text, NULL));
    g_assert_false(recipients_add(recipients, long_address, NULL));
}

static void test_merge(void)
{
    g_autoptr(GPtrArray) ours = recipients_new();
    g_autoptr(GPtrArray) theirs = recipients_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *merged = NULL;

    recipients_add(ours, "a@b, Bob <b@b>", &error);
    recipients_add(theirs, "Robert <B@b>, Ada <a@b>, c@b", &error);
    g_assert_no_error(error);
    recipients_merge(ours, theirs);
    merged = describe(ours);
    g_assert_cmpstr(merged, ==, "Ada[a@b]Bob[b@b][c@b]");
    g_assert_true(recipients_contain(ours, "C@B"));
    g_assert_false(recipients_contain(ours, "d@b"));
}

static void test_header(void)
{
    g_autoptr(GPtrArray) recipients = recipients_new();
    g_autofree char *none = recipients_header("To", recipients);
    g_autofree char *header = NULL;
    g_autoptr(GError) error = NULL;

    g_assert_cmpstr(none, ==, "");
    recipients_add(recipients,
                   "list@example.org, Ada <ada@example.org>, "
                   "\"B., Ada\" <b@example.org>, Zoë Zeichen <z@example.org>, "
                   "Maximiliane Friederike Wilhelmine Quendoline von und zu "
                   "Oberunterbergen <mf@example.org>, "
                   "Ängelä Ökonömöpöülös-Mänsärdä-Ünterwäldlär "
                   "<a@example.org>", &error);
    g_assert_no_error(error);
    header = recipients_header("Cc", recipients);
    g_assert_cmpstr(header, ==,
        "Cc: list@example.org,\n"
        "    Ada <ada@example.org>,\n"
        "    \"B., Ada\" <b@example.org>,\n"
        "    =?utf-8?q?Zo=C3=AB_Zeichen?= <z@example.org>,\n"
        "    Maximiliane Friederike Wilhelmine Quendoline von und zu "
        "Oberunterbergen\n"
        "    <mf@example.org>,\n"
        "    =?utf-8?q?=C3=84ngel=C3=A4_=C3=96kon=C3=B6m=C3=B6p=C3=B6=C3=BC"
        "l=C3=B6s?=\n"
        "    =?utf-8?q?-M=C3=A4ns=C3=A4rd=C3=A4-=C3=9Cnterw=C3=A4ldl=C3=A4r?="
        "\n"
        "    <a@example.org>\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/encoded-word/decode", test_decode);
    g_test_add_func("/encoded-word/malformed", test_decode_malformed);
    g_test_add_func("/encoded-word/encode", test_encode);
    g_test_add_func("/recipients/add", test_add);
    g_test_add_func("/recipients/malformed", test_add_malformed);
    g_test_add_func("/recipients/merge", test_merge);
    g_test_add_func("/recipients/header", test_header);
    return g_test_run();
}
