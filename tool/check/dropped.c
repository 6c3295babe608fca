/*
 * dropped.c - flags that a check does without
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "check/dropped.h"

/* Flags with a value that is the next argument */
static const char *const with_value[] = {
    /* where GCC and clang write what they are asked for or find out */
    "-o", "--output", "-MF", "-MQ", "-MT", "-MJ", "-aux-info", "-auxbase",
    "-auxbase-strip", "-dumpbase", "-dumpbase-ext", "-dumpdir",
    "-serialize-diagnostics", "--serialize-diagnostics", "-gcc-toolchain",
    "--dump", "--dumpbase", "--dumpdir", "--print-missing-file-dependencies",
    /* what they run or load in turn */
    "-B", "--prefix", "-specs", "--specs", "-wrapper", "-include-pch",
    "--config", "-iplugindir", "-load", "-fplugin", "-fpass-plugin",
    /* what they hand on to another program unseen */
    "-Xclang", "-Xpreprocessor", "-Xassembler", "-Xlinker", "--for-assembler",
    "--preprocessor", NULL,
};

static const char *const whole[] = {
    "-M", "-MM", "-MD", "-MMD", "-MP", "-MG", "-MV", "--dependencies",
    "--user-dependencies", "--write-dependencies",
    "--write-user-dependencies", "-coverage", "--coverage",
    "-fprofile-arcs", "-ftest-coverage", "-fprofile-generate", "-gsplit-dwarf",
    NULL,
};

/* How flags begin whose value follows at once, or that come in many kinds */
static const char *const starts[] = {
    "-o", "--output=", "-MF", "-MQ", "-MT", "-MJ", "-save-temps",
    "--save-temps", "-dumpdir", "-dumpbase", "-aux-info", "-auxbase", "-da",
    "-dD", "-dI", "-dM", "-dN", "-dP", "-dU", "-dp", "-fdump-", "--dump=",
    "-fopt-info", "-fsave-optimization-record", "-foptimization-record-",
    "-fprofile-", "-fauto-profile", "-fcoverage-", "-fcallgraph-info",
    "-fstack-usage", "-ftime-trace", "-fcrash-diagnostics",
    "-fdiagnostics-format=", "-fdiagnostics-add-output=",
    "-fdiagnostics-set-output=", "-fcompare-debug", "-fmodule",
    "-serialize-diagnostics", "--serialize-diagnostics", "-ivfsoverlay",
    "-fplugin", "-fpass-plugin", "-B", "--prefix=", "-specs=", "--specs=",
    "-wrapper", "-include-pch", "--config=", "-iplugindir=", "--gcc-toolchain",
    "-gcc-toolchain", "-Wp,-M", "-Wp,-d", "-Wp,@", "-Wa,", "-Wl,", NULL,
};

guint dropped_arguments(const char *const *arguments)
{
    if (g_strv_contains(with_value, arguments[0])) {
        return arguments[1] ? 2 : 1;
    }
    if (g_strv_contains(whole, arguments[0])) {
        return 1;
    }
    for (guint i = 0; starts[i]; i++) {
        if (g_str_has_prefix(arguments[0], starts[i])) {
            return 1;
        }
    }
    return 0;
}
