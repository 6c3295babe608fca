/*
 * constructor-call.c - the call of a constructor, in tokens
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/constructor-call.h"
#include "edit/statement.h"

gboolean call_find(Changes *all, const Edit *edit, Call *call, GError **error)
{
    const Tokens *before = all->before;

    call->name = tokens_find(before, edit->init->call.start);
    call->open = call->name + 1;
    if (!tokens_is(before, call->name, edit->init->constructor->name) ||
        !tokens_is(before, call->open, "(")) {
        return changes_refuse(edit, error,
                              "the constructor's call is not spelt out");
    }
    call->close = tokens_closing(before, call->open);
    call->region = call->open + 1;
    call->region_end = expression_end(before, call->region);
    call->rest = call->region_end + 1;
    if (call->close >= before->list->len || call->rest >= call->close) {
        return changes_refuse(edit, error, "the constructor's arguments "
                              "cannot be told apart");
    }

    /* &mr[0] is mr */
    if (tokens_is(before, call->region, "&") &&
        tokens_is(before, call->region_end - 3, "[") &&
        tokens_is(before, call->region_end - 2, "0") &&
        tokens_is(before, call->region_end - 1, "]")) {
        call->region += 1;
        call->region_end -= 3;
    }
    return tokens_spell(before, call->region, call->region_end,
                        edit->init->region) ||
           changes_refuse(edit, error,
                          "the region is part of a larger expression");
}

void call_write(Change *change, const Call *call)
{
    change_write(change, change->edit->init->constructor->new_name);
    change_keep(change, call->open, call->open + 1);
    change_keep(change, call->rest, call->close + 1);
}

void call_write_assignment(Change *change, const Call *call)
{
    change_keep(change, call->region, call->region_end);
    change_write(change, "=");
    call_write(change, call);
}

void call_write_test(Change *change, const Call *call)
{
    change_keep(change, call->region, call->region_end);
    change_write(change, "!=");
    change_write(change, "NULL");
}
