#!/usr/bin/env python3
# devices.py - random devices are as right after a conversion as before it
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""
Makes random devices (see grammar.py), some at a time, and runs them before a
conversion and after it: none may be worse, and half of those that are known to
be convertible have to be converted.  Reports in TAP.
"""
import argparse
import collections
import os
import sys

from campaign import Campaign
from failure import keep, odd_pieces, pieces
from make import Maker
from shrink import shrink

DEFAULT_SEED = 13
SHARE = 0.5


class Series:
    """Campaigns one after the other."""

    def __init__(self, options):
        self.options = options
        self.tally = collections.Counter()
        self.known_kinds = set()

    def run(self, seed, count):
        maker = Maker(seed)
        made = [maker.device("g%d" % i) for i in range(count)]
        self.genes = {one.name: one.genes for one in made}
        campaign = Campaign(made)
        known = {one.name for one in made if not one.odd}
        self.tally.update({
            "devices": count,
            "not built": len(campaign.unbuilt),
            "not clean before": len(campaign.unclean),
            "changed": len(campaign.changed),
            "convertible": len(known),
            "of these converted": len(campaign.converted & known),
            "wrong": len({one.device for one in campaign.failures})})
        for name, error in campaign.unbuilt.items():
            self.say(seed, name, "not built", error)
        if self.options.refused:
            for name in sorted(known - campaign.converted):
                self.say(seed, name, "not converted", campaign.reasons(name))
        self.failures(seed, campaign)
        print("# " + ", ".join("%s: %d" % one for one in self.tally.items()))
        sys.stdout.flush()

    def failures(self, seed, campaign):
        for name in sorted({one.device for one in campaign.failures}):
            first = next(one for one in campaign.failures
                         if one.device == name)
            self.say(seed, name, first.kind, first.detail)
            kind = first.kind, odd_pieces(self.genes[name])
            if self.options.keep and kind not in self.known_kinds:
                self.known_kinds.add(kind)
                keep(self.options.keep, *shrink(first, self.genes[name]))

    def say(self, seed, name, what, detail):
        print("# seed %d, %s (%s): %s: %s" % (
            seed, name, pieces(self.genes[name]), what,
            " | ".join(detail.splitlines())[:200]))

    def end(self):
        tally = self.tally
        share = tally["of these converted"] / max(1, tally["convertible"])
        for number, (good, what) in enumerate((
                (not tally["not built"], "every device builds"),
                (not tally["wrong"], "none is worse after the conversion"),
                (share >= SHARE, "%d %% of the convertible ones are converted"
                 % (100 * share))), 1):
            print("%sok %d - %s" % ("" if good else "not ", number, what))
        print("1..3")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=os.environ.get("SEED", DEFAULT_SEED),
        help="for the first devices, one more for each that follow; $SEED")
    parser.add_argument("--count", type=int, default=160, metavar="N",
                        help="how many devices")
    parser.add_argument("--at-once", type=int, default=160, metavar="N",
                        help="how many of them in one tree")
    parser.add_argument("--refused", action="store_true",
                        help="say which are convertible and not converted")
    parser.add_argument("--keep", metavar="DIR",
                        help="write the simplest device for each failure")
    options = parser.parse_args()
    series = Series(options)
    for done in range(0, options.count, options.at_once):
        series.run(options.seed + done // options.at_once,
                   min(options.at_once, options.count - done))
    series.end()


if __name__ == "__main__":
    main()
