# grammar.py - what a region of a device can go through, in small pieces
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""
A region is made of one piece of each step.  A piece is a function that gets the
region and leaves its part of it there; it raises Unfit where it does not go with
what is there already.  The first piece of a step is the plainest.  A piece that
is odd may be refused by a careful converter; a region without odd pieces has to
be converted.
"""
import collections

Piece = collections.namedtuple("Piece", "name function odd weight")

# The steps, in the order in which a region takes them
STEPS = collections.OrderedDict((step, []) for step in (
    "kind", "name", "where", "storage", "holder", "gap", "check", "shape",
    "keep", "show", "again", "end", "how"))


class Unfit(Exception):
    """A piece does not go with those before it."""


def piece(step, odd=False, weight=1):
    def enter(function):
        STEPS[step].append(Piece(function.__name__.rstrip("_"), function, odd,
                                 weight))
        return function
    return enter


def need(condition):
    if not condition:
        raise Unfit
