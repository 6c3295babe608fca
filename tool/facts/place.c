/*
 * place.c - the fields that a region's pointer is put into
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "home-read.h"

#include <string.h>

#include "flow/expression.h"
#include "util/intern.h"

/* Whether each round of the loop around an assignment means another element;
 * without a loop, whether there is one element only */
static gboolean is_certain(const SyntaxNode *target)
{
    const SyntaxNode *loop = loop_around(target);

    if (target->kind != SYNTAX_INDEX) {
        return !loop;
    }
    return loop ? loop_count_index(target, target->children[1])
                : target->children[1]->kind == SYNTAX_NUMBER;
}

FieldPlace place_read(const UnitScope *scope, const SyntaxFunction *function,
                      const SyntaxNode *target)
{
    const SyntaxNode *member = target;
    const SyntaxNode *base;
    FieldPlace place = { .element = target->kind == SYNTAX_INDEX };

    if (place.element) {
        member = target->children[0];
        place.element = g_str_has_suffix(member->type ? member->type : "",
                                         "]");
    }
    if (member->kind != SYNTAX_MEMBER || target->macro ||
        target->end <= target->start ||
        place.element != (target->kind == SYNTAX_INDEX)) {
        return place;
    }
    place.record = member->record;
    place.field = member->name;
    place.certain = is_certain(target);
    place.statement = node_location(function, target->parent);
    place.written = intern(syntax_text(scope->unit, function->file,
                                       target->start, target->end));
    base = member->n_children ? member->children[0] : NULL;
    if (base && base->kind == SYNTAX_NAME && base->decl &&
        !g_strcmp0(member->op, "->")) {
        place.base = base->name;
    }
    return place;
}

FieldPlace place_copied_to(const UnitScope *scope,
                           const SyntaxFunction *function,
                           const GPtrArray *uses)
{
    for (guint i = 0; i < uses->len; i++) {
        const SyntaxNode *name = uses->pdata[i];
        const SyntaxNode *copy = name->parent;

        if (syntax_is_op(copy, SYNTAX_BINARY, "=") &&
            copy->children[1] == name && syntax_statement(copy) == copy) {
            FieldPlace place = place_read(scope, function, copy->children[0]);

            if (place.base) {
                return place;
            }
        }
    }
    return (FieldPlace) { .record = NULL };
}
