/*
 * format-patch.c - mails as git format-patch writes them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/format-patch.h"
#include "error.h"
#include "util/git.h"

/* In place of what the user's configuration may say */
static const char *const fixed[] = {
    "-c", "core.quotePath=true", "-c", "diff.noprefix=false",
    "-c", "diff.mnemonicPrefix=false",
    "-c", "diff.suppressBlankEmpty=false",
    "-c", "diff.interHunkContext=0", "-c", "format.pretty=email",
    "-c", "format.mboxrd=false", "-c", "format.useAutoBase=false",
    "format-patch", "--quiet", "--find-renames", "--full-index",
    "--unified=3", "--diff-algorithm=myers", "--indent-heuristic",
    "--src-prefix=a/", "--dst-prefix=b/", "--no-ext-diff", "--no-textconv",
    "--no-color", "--no-attach", "--no-thread", "--no-to", "--no-cc",
    "--no-add-header", "--no-notes", "--no-from", "--suffix=.patch",
    "--encode-email-headers", "--zero-commit",
    "--cover-from-description=none", "--no-signoff",
    /* which may be any file of the user's, by the repository's configuration */
    "--signature=mrconv " MRCONV_VERSION,
};

/* The tree's order of files, or git's whatever the user likes better */
static char *order_option(const char *root)
{
    g_autofree char *order = g_build_filename(root, "scripts/git.orderfile",
                                              NULL);

    return g_strconcat("-O", g_file_test(order, G_FILE_TEST_IS_REGULAR)
                             ? order : "/dev/null", NULL);
}

static GPtrArray *arguments_for(const Mails *mails, const char *directory,
                                gboolean cover)
{
    const Work *work = mails->work;
    GPtrArray *arguments = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < G_N_ELEMENTS(fixed); i++) {
        g_ptr_array_add(arguments, g_strdup(fixed[i]));
    }
    g_ptr_array_add(arguments, g_strconcat("--output-directory=", directory,
                                           NULL));
    g_ptr_array_add(arguments, g_strconcat("--base=", work->base, NULL));
    g_ptr_array_add(arguments, g_strconcat("--subject-prefix=", mails->prefix,
                                           NULL));
    g_ptr_array_add(arguments, g_strdup(cover ? "--cover-letter"
                                              : "--no-cover-letter"));
    g_ptr_array_add(arguments, g_strdup(cover ? "--numbered"
                                              : "--no-numbered"));
    if (mails->version > 1) {
        g_ptr_array_add(arguments, g_strdup_printf("--reroll-count=%u",
                                                   mails->version));
    }
    if (mails->since) {
        g_ptr_array_add(arguments, g_strconcat("--range-diff=", mails->since,
                                               NULL));
    }
    g_ptr_array_add(arguments, order_option(work->tree->root));
    g_ptr_array_add(arguments, g_strconcat(work->base, "..HEAD", NULL));
    g_ptr_array_add(arguments, NULL);
    return arguments;
}

gboolean format_patch(const Mails *mails, const char *directory,
                      gboolean cover, GError **error)
{
    g_autoptr(GPtrArray) arguments = arguments_for(mails, directory, cover);
    g_autoptr(SubprocessResult) result = git_run(
        mails->work->tree->root, NULL, (const char *const *)arguments->pdata,
        error);

    if (!result) {
        return FALSE;
    }
    if (result->status) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "git format-patch failed with status %d: %s",
                    result->status, result->err);
        return FALSE;
    }
    return TRUE;
}
