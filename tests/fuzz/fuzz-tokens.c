/*
 * fuzz-tokens.c - the reader of a C file's tokens
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "syntax/tokens.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = fuzz_text(data, size);
    gsize length = strlen(text);
    g_autoptr(Tokens) tokens = tokens_new(text, length);

    for (guint i = 0; i < tokens->list->len && i < 1000; i++) {
        tokens_closing(tokens, i);
        tokens_opening(tokens, i);
        g_assert(tokens_get(tokens, i)->end <= length);
    }
    return 0;
}
