# shrink.py - the simplest device that fails as another did
#
# SPDX-License-Identifier: GPL-2.0-or-later
from campaign import Campaign
from grammar import STEPS
from make import Made, Unfit, plainer


def failing(kind, candidates):
    """Those of the genes that fail in this way, with their failures."""
    made = []
    for genes in candidates:
        try:
            made.append(Made("g%d" % len(made), genes))
        except Unfit:
            continue
    if not made:
        return []
    failures = {one.device: one
                for one in reversed(Campaign(made).failures)
                if one.kind == kind}
    return [(failures[one.name], one.genes) for one in made
            if one.name in failures]


def merge(genes, plain):
    """Genes with all that is plain in any of the others plain at once."""
    merged = [dict(of_region) for of_region in genes]
    for other in plain:
        for i, of_region in enumerate(other):
            for step in STEPS:
                if of_region[step] == STEPS[step][0].name:
                    merged[i][step] = of_region[step]
    return merged


def shrink(failure, genes):
    """Returns the failure and the genes that are left."""
    while True:
        found = failing(failure.kind, plainer(genes))
        if not found:
            return failure, genes
        fewer = [one for one in found if len(one[1]) < len(genes)]
        if fewer:
            failure, genes = fewer[0]
            continue
        same = [one for _, one in found]
        steps = [merge(genes, same[:n]) for n in range(len(same), 1, -1)]
        failure, genes = (failing(failure.kind, steps) or found)[0]
