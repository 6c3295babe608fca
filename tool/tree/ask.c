/*
 * ask.c - what the text of a tree's files says
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "tree.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cache.h"
#include "util/parallel.h"

/* Files to read in one go */
#define BATCH 128
/* 0s behind a text: regular expressions look at as many bytes at a time */
#define PADDING 32

typedef struct {
    const Tree *tree;
    GPtrArray *files;      /* whose answers are not known */
    TextTest test;
    gpointer data;
    gboolean *answers;
} Asking;

/*
 * Reads a file into @text, whose memory serves all files of a batch: mapping
 * each, or allocating for each, takes ten times as long.
 */
static gboolean read_text(const char *path, GByteArray *text)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat info;
    gboolean complete;

    if (fd < 0) {
        return FALSE;
    }
    complete = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    if (complete) {
        g_byte_array_set_size(text, info.st_size + PADDING);
        complete = read(fd, text->data, info.st_size) == info.st_size;
        memset(text->data + info.st_size, 0, PADDING);
    }
    close(fd);
    return complete;
}

static gboolean ask_batch(guint index, gpointer data, GError **error)
{
    const Asking *asking = data;
    g_autoptr(GByteArray) text = g_byte_array_new();
    guint end = MIN((index + 1) * BATCH, asking->files->len);

    for (guint i = index * BATCH; i < end; i++) {
        g_autofree char *path = g_build_filename(asking->tree->root,
                                                 asking->files->pdata[i],
                                                 NULL);

        asking->answers[i] = !read_text(path, text) ||
                             asking->test((const char *)text->data,
                                          text->len - PADDING, asking->data);
    }
    return TRUE;
}

GPtrArray *tree_ask(const Tree *tree, GPtrArray *files, const char *question,
                    TextTest test, gpointer data, GError **error)
{
    g_autoptr(GPtrArray) selected = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) unknown = g_ptr_array_new();
    g_autofree gboolean *answers = g_new(gboolean, files->len);
    g_autofree gboolean *found = g_new(gboolean, files->len);
    CacheQuestion *known = cache_question(tree->cache, question);
    Asking asking = { tree, unknown, test, data, found };
    guint n = 0;

    for (guint i = 0; i < files->len; i++) {
        if (!cache_answer(tree->cache, known, files->pdata[i], &answers[i])) {
            g_ptr_array_add(unknown, files->pdata[i]);
        }
    }
    if (!parallel_for(NULL, (unknown->len + BATCH - 1) / BATCH,
                      g_get_num_processors(), ask_batch, &asking, error)) {
        return NULL;
    }
    for (guint i = 0; i < files->len; i++) {
        if (n < unknown->len && unknown->pdata[n] == files->pdata[i]) {
            answers[i] = found[n++];
            cache_keep_answer(tree->cache, known, files->pdata[i],
                              answers[i]);
        }
        if (answers[i]) {
            g_ptr_array_add(selected, g_strdup(files->pdata[i]));
        }
    }
    return g_steal_pointer(&selected);
}

static gboolean mentions(const char *text, gsize length, gpointer data)
{
    const char *const *words = data;

    for (guint i = 0; words[i]; i++) {
        if (memmem(text, length, words[i], strlen(words[i]))) {
            return TRUE;
        }
    }
    return FALSE;
}

GPtrArray *tree_select(const Tree *tree, GPtrArray *files,
                       const char *const *words, GError **error)
{
    g_autofree char *joined = g_strjoinv("\n", (char **)words);

    return tree_ask(tree, files, joined, mentions, (gpointer)words, error);
}
