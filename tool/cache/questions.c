/*
 * questions.c - what the text of files says
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Finding the files that matter means reading all of a tree's.  Answers, and
 * notes on what a file says, hold as long as the file is what it was.
 */
#include "cache/index.h"

#include <string.h>

#include "util/intern.h"

enum { UNKNOWN, NO, YES };

CacheQuestion *cache_question(Cache *cache, const char *text)
{
    g_autofree char *digest = NULL;
    CacheQuestion *question = NULL;

    if (!cache) {
        return NULL;
    }
    digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    for (guint i = 0; !question && i < cache->questions->len; i++) {
        CacheQuestion *each = cache->questions->pdata[i];

        if (strcmp(each->text, digest) == 0) {
            question = g_ptr_array_steal_index(cache->questions, i);
        }
    }
    if (!question) {
        question = g_new0(CacheQuestion, 1);
        question->text = g_steal_pointer(&digest);
        question->answers = g_byte_array_new();
    }
    g_ptr_array_insert(cache->questions, 0, question);
    return question;
}

gboolean cache_answer(Cache *cache, CacheQuestion *question, const char *file,
                      gboolean *answer)
{
    const Stamp *stamp =
        question ? g_hash_table_lookup(cache->by_path, file) : NULL;
    guint8 known = stamp && stamp->id < question->answers->len
                   ? question->answers->data[stamp->id] : UNKNOWN;

    *answer = known == YES;
    return known != UNKNOWN;
}

void cache_keep_answer(Cache *cache, CacheQuestion *question, const char *file,
                       gboolean answer)
{
    const Stamp *stamp;
    guint length;

    if (!question) {
        return;
    }
    stamp = index_stamp(cache, file);
    length = question->answers->len;
    if (stamp->young) {
        /* it was read after stat() was asked, and may have changed since */
        return;
    }
    if (length <= stamp->id) {
        g_byte_array_set_size(question->answers, cache->stamps->len);
        memset(question->answers->data + length, UNKNOWN,
               question->answers->len - length);
    }
    question->answers->data[stamp->id] = answer ? YES : NO;
    cache->dirty = TRUE;
}

char *cache_note(Cache *cache, const char *file)
{
    const Stamp *stamp = cache ? g_hash_table_lookup(cache->by_path, file)
                               : NULL;

    return stamp ? g_strdup(stamp->note) : NULL;
}

void cache_keep_note(Cache *cache, const char *file, const char *note)
{
    Stamp *stamp = cache ? index_stamp(cache, file) : NULL;

    if (stamp && !stamp->young) {
        stamp->note = intern(note);
        cache->dirty = TRUE;
    }
}
