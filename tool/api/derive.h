/*
 * derive.h - one constructor's new form, and those that it needs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_DERIVE_H
#define MRCONV_DERIVE_H

#include "api.h"
#include "definitions.h"

typedef enum {
    MODEL_ACTIVE,            /* being cloned: a call of it is a recursion */
    MODEL_CLONED,
    MODEL_PRESENT,
    MODEL_REFUSED,
} ModelState;

/**
 * Model:
 * @name: a constructor that was asked for, or that one of these calls
 * @new_name: (nullable): the name of its new form
 * @start: of its declaration
 * @state: what has become of it
 * @needs: (element-type Model): which it calls
 * @insertions: (element-type Insertion): its clone
 * @wanted: whether it is needed in the end
 */
typedef struct {
    const char *name;
    char *new_name;
    guint start;
    ModelState state;
    GPtrArray *needs;
    GPtrArray *insertions;
    gboolean wanted;
} Model;

void model_free(gpointer model);

/**
 * Derivation:
 * @definitions: where constructors are read from
 * @models: name to Model
 * @order: (element-type Model): those that have a new form
 * @api: takes the refusals
 */
typedef struct {
    const Definitions *definitions;
    GHashTable *models;
    GPtrArray *order;
    Api *api;
} Derivation;

/* Whether a constructor's first parameter is a region */
gboolean derive_takes_region(const SyntaxFunction *function);

/**
 * derive:
 * @derivation: the derivation
 * @name: a constructor
 * @error: a refusal, which has been noted, has the code %EXIT_CODE_FINDINGS
 *
 * Clones it and what it needs, each once.
 *
 * Returns: (nullable): the constructor
 */
Model *derive(Derivation *derivation, const char *name, GError **error);

#endif
