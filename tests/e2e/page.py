# page.py - what the proof comes to, for people
#
# SPDX-License-Identifier: GPL-2.0-or-later
import collections

HEAD = """\
<!-- SPDX-License-Identifier: GPL-2.0-or-later -->
<!-- Written by tests/e2e/proof.py, which scripts/bless runs; do not edit -->
# Proof at run time

What becomes of the example tree's regions when it is run under AddressSanitizer,
LeakSanitizer and UndefinedBehaviorSanitizer; `tests/e2e/proof.py` does it, and
fails where this page says otherwise. Each device is made, realized, mapped,
touched by the guest, reset, unmapped, unrealized and ended %d times; each machine
as often.

*Before* and *after* are the regions whose storage was never freed, as counted by
both the tree's own QOM and LeakSanitizer, or what else went wrong. No device
leaks more after the conversion than before, and the guest sees the same.
*As fields* is what is left where regions became fields instead
(`mrconv convert --to=embed`), of the devices with a region that can.
*Forced* is what happens once the sites that are refused are made by the new
constructors all the same (`mrconv convert --force`), with every free left where
it is: it shows why they are refused, or why the conversion removes a free.
*No edit* means that only a person can convert them. *Nothing* means that these
runs show no harm: a free that follows a failed constructor gets NULL then, and
the rest are doubts that no run can settle.
*Forced fields* is what happens where regions that can be no fields become fields
all the same (`mrconv convert --to=embed --force`). *Nothing* means there that
these runs neither make a region again that has been unparented, nor need one
that is never made since a field's address is not NULL.

| device | pattern | verdict | before | after | as fields | forced | forced fields |
|---|---|---|---|---|---|---|---|
"""

FAILURES = """
## When memory cannot be had

Each constructor that can fail was made to fail once, in `kiln`, a device that
`tests/e2e` adds to the tree, and all others in turn wherever the tree calls them.
The regions that were leaked by then:

| constructor | before | after |
|---|---|---|
"""


def outcome(run):
    return run.hazard() or str(run.regions)


def verdict(verdicts):
    return ", ".join("%s%s" % ("%d × " % n if n > 1 else "", name)
                     for name, n in collections.Counter(verdicts).items())


def row(*cells):
    return "| %s |\n" % " | ".join(cells)


def render(proof, cycles):
    """The page that says what a Proof has found."""
    text = HEAD % cycles
    names = [name for name in proof.patterns if proof.verdicts[name]]
    for name in names:
        text += row(name, proof.patterns[name], verdict(proof.verdicts[name]),
                    outcome(proof.was[name]), outcome(proof.now[name]),
                    outcome(proof.fields[name]) if name in proof.fields
                    else "", "; ".join(proof.forced.get(name, ())),
                    proof.forced_fields.get(name, ""))
    text += row("all", "", "",
                str(sum(proof.was[name].regions for name in names)),
                str(sum(proof.now[name].regions for name in names)), "", "", "")
    text += FAILURES
    for was, run in zip(proof.failed_before["kiln"], proof.failed["kiln"]):
        name = run.out.split("guest memory '")[1].split("'")[0]
        text += row(name, outcome(was), outcome(run))
    return text
