/*
 * error.c - errors that travel through an Error ** parameter
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "qapi/error.h"

struct Error {
    char *msg;
};

Error *error_abort;
Error *error_fatal;

/* Deals with the two special destinations; does not come back from them */
static void error_end_program(Error **errp, Error *err)
{
    if (errp == &error_abort) {
        fprintf(stderr, "unexpected error: %s\n", err->msg);
        abort();
    }
    if (errp == &error_fatal) {
        error_report_err(err);
        exit(EXIT_FAILURE);
    }
}

void error_setg(Error **errp, const char *fmt, ...)
{
    Error *err;
    va_list ap;

    if (errp == NULL) {
        return;
    }
    err = g_new0(Error, 1);
    va_start(ap, fmt);
    err->msg = g_strdup_vprintf(fmt, ap);
    va_end(ap);

    error_end_program(errp, err);
    assert(*errp == NULL);
    *errp = err;
}

void error_propagate(Error **dst_errp, Error *local_err)
{
    if (local_err == NULL) {
        return;
    }
    error_end_program(dst_errp, local_err);
    if (dst_errp != NULL && *dst_errp == NULL) {
        *dst_errp = local_err;
    } else {
        error_free(local_err);
    }
}

const char *error_get_pretty(const Error *err)
{
    return err->msg;
}

void error_free(Error *err)
{
    if (err != NULL) {
        g_free(err->msg);
        g_free(err);
    }
}

void error_report_err(Error *err)
{
    fprintf(stderr, "error: %s\n", error_get_pretty(err));
    error_free(err);
}

void error_propagator_cleanup(ErrorPropagator *prop)
{
    error_propagate(prop->errp, prop->local_err);
}
