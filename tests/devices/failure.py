# failure.py - what is written down of a device that a conversion breaks
#
# SPDX-License-Identifier: GPL-2.0-or-later
import difflib
import os
import re

from grammar import STEPS


def pieces(genes):
    """What is out of the ordinary."""
    return " + ".join("; ".join(
        "%s %s" % (step, name) for step, name in of_region.items()
        if name != STEPS[step][0].name) or "plain" for of_region in genes)


def odd_pieces(genes):
    """The kind of a device: which odd pieces its regions are made of."""
    return tuple(sorted({tuple(
        one.name for step, known in STEPS.items() for one in known
        if one.odd and one.name == of_region[step]) for of_region in genes}))


def keep(folder, failure, genes):
    name = "%s-%s" % (failure.kind, re.sub(r"\W+", "-", pieces(genes)))
    path = os.path.join(folder, name[:100])
    os.makedirs(path, exist_ok=True)
    diff = difflib.unified_diff(
        failure.before.split("\n"), failure.after.split("\n"), "before",
        "after", lineterm="", n=6)
    for file, text in (("before.c", failure.before),
                       ("after.c", failure.after), ("diff", "\n".join(diff)),
                       ("why", failure.detail)):
        with open(os.path.join(path, file), "w") as out:
            out.write(text + "\n")
