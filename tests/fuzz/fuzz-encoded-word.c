/*
 * fuzz-encoded-word.c - addresses and encoded words of mail headers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "fuzz.h"
#include "series.h"
#include "series/encoded-word.h"
#include "series/header.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = fuzz_text(data, size);
    g_autoptr(GPtrArray) recipients = recipients_new();
    g_autofree char *header = NULL;
    g_autofree char *decoded = NULL;
    g_autofree char *mail = NULL;

    if (g_utf8_validate(text, -1, NULL)) {
        decoded = encoded_word_decode(text, NULL);
    }
    if (decoded && header_check(decoded, NULL)) {
        g_autofree char *encoded = encoded_word_encode(decoded);
        g_autofree char *again = encoded_word_decode(encoded, NULL);

        g_assert_cmpstr(again, ==, decoded);
    }
    /* what gets into a header adds none */
    if (recipients_add(recipients, text, NULL)) {
        header = recipients_header("To", recipients);
        mail = g_strconcat(header, "\nbody\n", NULL);
        g_assert(headers_check(mail, NULL));
    }
    headers_check(text, NULL);
    return 0;
}
