/*
 * error.h - errors that travel through an Error ** parameter
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A function that can fail takes "Error **errp" as its last parameter.  NULL
 * there means that the caller does not care, &error_abort that failure is a
 * bug, &error_fatal that it ends the program.
 */
#ifndef QAPI_ERROR_H
#define QAPI_ERROR_H

struct Error;

extern Error *error_abort;
extern Error *error_fatal;

/* Stores a new error in @errp, which must not hold one yet */
void error_setg(Error **errp, const char *fmt, ...) G_GNUC_PRINTF(2, 3);

/* Hands @local_err, which may be NULL, on to @dst_errp */
void error_propagate(Error **dst_errp, Error *local_err);

const char *error_get_pretty(const Error *err);
void error_free(Error *err);
void error_report_err(Error *err);

typedef struct ErrorPropagator {
    Error *local_err;
    Error **errp;
} ErrorPropagator;

void error_propagator_cleanup(ErrorPropagator *prop);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ErrorPropagator, error_propagator_cleanup)

/*
 * At the head of a function that looks at *errp: makes errp point to an error
 * of its own where the caller's may be NULL or may end the program.
 */
#define ERRP_GUARD()                                                     \
    g_auto(ErrorPropagator) _auto_errp_prop = { .errp = errp };          \
    do {                                                                 \
        if (errp == NULL || errp == &error_fatal) {                      \
            errp = &_auto_errp_prop.local_err;                           \
        }                                                                \
    } while (0)

#endif
