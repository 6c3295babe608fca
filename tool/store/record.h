/*
 * record.h - facts as a value that can be stored, sent and joined
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A record holds all that a unit's facts hold, and nothing that only the
 * process or the machine that made it can read.
 */
#ifndef MRCONV_RECORD_H
#define MRCONV_RECORD_H

#include "facts.h"

/* Texts, each once, and a sequence of numbers; texts stand in it as their
 * index, counted from 1, with 0 for NULL */
#define RECORD_TYPE G_VARIANT_TYPE("(aayau)")

/**
 * record_of_facts:
 * @facts: facts of a unit
 *
 * Returns: (transfer floating): the record, of #RECORD_TYPE
 */
GVariant *record_of_facts(const UnitFacts *facts);

/**
 * record_to_facts:
 * @record: a record, of #RECORD_TYPE
 * @constructors: name to Constructor; must outlive the facts
 *
 * Returns: (transfer full) (nullable): the facts, or %NULL if @record was not
 *     made by record_of_facts(), or calls a constructor that is not among
 *     @constructors
 */
UnitFacts *record_to_facts(GVariant *record, GHashTable *constructors);

/**
 * record_of_constructors:
 * @constructors: name to Constructor
 *
 * Returns: (transfer floating): the record, of #RECORD_TYPE, the same for the
 *     same constructors
 */
GVariant *record_of_constructors(GHashTable *constructors);

/**
 * record_to_constructors:
 * @record: a record, of #RECORD_TYPE
 *
 * Returns: (transfer full) (nullable): name to Constructor
 */
GHashTable *record_to_constructors(GVariant *record);

#endif
