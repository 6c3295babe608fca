/*
 * state.h - what is known on one path through a function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_API_STATE_H
#define MRCONV_API_STATE_H

#include "simulate.h"

#define MAX_VARIABLES 48
#define MAX_STATES 1024

/* What a value can be; bits */
enum {
    ZERO = 1,
    NEGATIVE = 2,
    POSITIVE = 4,
    ANY = ZERO | NEGATIVE | POSITIVE,
};

/**
 * State:
 * @fate: what has become of the region
 * @references: how many references to it there are
 * @failure: what *errp can be
 * @variables: what the frame's variables can be
 *
 * One way to have come to a point of a function.  States are compared as
 * bytes.
 */
typedef struct {
    guint8 fate;
    guint8 references;
    guint8 failure;
    guint8 variables[MAX_VARIABLES];
} State;

/* One way that an expression can come out */
typedef struct {
    State state;
    guint8 value;
} Outcome;

gboolean state_is_dead(const State *state);

/* (element-type Outcome), each once */
GArray *outcomes_new(void);
void outcomes_add(GArray *outcomes, const State *state, guint8 value);

/* NULL, 0 and false, whatever they are cast to */
gboolean is_zero_constant(const SyntaxNode *node);

guint8 values_of_number(const SyntaxNode *node);
guint8 values_of_type(const char *type);

/* Those of @values for which "value op 0" is true */
guint8 values_where(const char *op, guint8 values);

#endif
