# make.py - random devices
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""A device is known by its genes: for each region, a piece of each step."""
import random

from device import Device
from grammar import STEPS, Unfit
from region import Region
import constructors, storage, inits, shapes, keeps, ends  # noqa: the pieces

PLAIN = 0.35    # of the devices have no odd pieces
TRIES = 300


class Made:
    """A device's text, and whether it has to be converted."""

    def __init__(self, name, genes):
        self.name, self.genes = name, genes
        device = Device(name)
        self.odd = False
        self.regions = 0
        self.exits = False
        for number, of_region in enumerate(genes):
            region = Region(device, number)
            for step in STEPS:
                region.take(step, of_region[step])
            region.emit()
            self.odd |= region.odd
            self.exits |= region.exits
        self.near, self.far = device.lines(), device.far_lines()

    def text(self):
        return "\n".join(self.near)


class Maker:
    """Makes devices.  Odd pieces come from a deck, so that each is in use
    before one is in use again."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.deck = []

    def odd_piece(self):
        if not self.deck:
            self.deck = [(step, one.name) for step, pieces in STEPS.items()
                         for one in pieces if one.odd]
            self.random.shuffle(self.deck)
        return self.deck.pop()

    def plain_piece(self, step):
        pieces = [one for one in STEPS[step] if not one.odd]
        return self.random.choices(pieces,
                                   [one.weight for one in pieces])[0].name

    def fit(self, odd):
        """Genes of a region with these odd pieces, or None."""
        for _ in range(TRIES):
            genes = {step: odd.get(step) or self.plain_piece(step)
                     for step in STEPS}
            try:
                if Made("g", [genes]).odd or not odd:
                    return genes
            except Unfit:
                continue
        return None

    def odd_region(self):
        """Mostly one odd piece: with more, it is refused for any of them.
        A piece that does not fit alone may need another."""
        first = self.odd_piece()
        for more in self.random.choices((0, 1, 2), (6, 3, 1)) + [0, 1, 1, 1]:
            odd = dict([self.odd_piece() for _ in range(more)] + [first])
            genes = self.fit(odd)
            if genes:
                return genes
        return self.odd_region()

    def plain_region(self):
        while True:
            genes = self.fit({})
            if not Made("g", [genes]).odd:
                return genes

    def device(self, name):
        plain = self.random.random() < PLAIN
        count = self.random.choices((1, 2, 3), (6, 3, 1))[0]
        while True:
            try:
                return Made(name, [
                    self.plain_region() if plain else self.odd_region()
                    for _ in range(count)])
            except Unfit:
                continue


def plainer(genes):
    """Each way to have a region less, or one more step as plain as can be."""
    found = [genes[:i] + genes[i + 1:] for i in range(len(genes))
             if len(genes) > 1]
    for i, of_region in enumerate(genes):
        for step, pieces in STEPS.items():
            if of_region[step] != pieces[0].name:
                found.append(genes[:i] + [{**of_region,
                                           step: pieces[0].name}] +
                             genes[i + 1:])
    return found
