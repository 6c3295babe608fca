#!/usr/bin/env python3
# memcheck.py - the example tree under valgrind, before a conversion and after
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever has no hazard runs in one process.  Reports in TAP."""
import re
import sys
import tempfile

from example import COUNTS, Example
from proof import Report

VALGRIND = ("valgrind", "--leak-check=full", "--errors-for-leak-kinds=none",
            "--error-exitcode=99",
            "--suppressions=/usr/share/glib-2.0/valgrind/glib.supp")


def check(report, example, when, types=()):
    """Returns the number of regions that are leaked."""
    example.build()
    done = example.call(*VALGRIND, "build/run", "--cycles", "2", *types,
                        statuses=(0, 99))
    regions = sum(int(counts[1]) for counts in COUNTS.findall(done.stdout))
    blocks = sum(int(count) for count in re.findall(
        r"(?:definitely|indirectly|possibly) lost: .* in (\d+) blocks",
        done.stderr))
    report(done.returncode == 0, when + ": no memory errors", done.stderr)
    report(blocks == regions, "%s: %d regions are leaked, and nothing else" %
           (when, regions), done.stdout, done.stderr)
    return regions


def main():
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        example = Example(work + "/tree")
        example.build()
        harmless = [name for name, _ in example.types()
                    if not example.expectations()[name][1]]
        before = check(report, example, "before")
        example.mrconv("api", "--in-place")
        example.commit()
        example.mrconv("convert", "--in-place")
        # The conversion mends what is wrong with these two
        after = check(report, example, "after",
                      harmless + ["ember", "rowan"])
        report(after < before, "fewer regions are leaked after")
        example.call("git", "checkout", "-q", ".")
        example.mrconv("convert", "--to=embed", "--in-place")
        fields = check(report, example, "as fields", harmless + ["ember"])
        report(fields < before, "fewer regions are leaked as fields")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
