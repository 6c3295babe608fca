#!/usr/bin/env python3
# proof.py - leaks before a conversion, none after it, and refusals for cause
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""
Usage: proof.py PAGE [--bless]

Runs each machine and device of the example tree ten times, under address, leak
and undefined behaviour sanitizers: as it stands, converted by either cure, and
with the sites converted that mrconv refuses.  PAGE has to say what came of it;
--bless writes PAGE.  Reports in TAP.
"""
import collections
import concurrent.futures
import difflib
import os
import re
import sys
import tempfile

import page
from example import Example

CYCLES = 10
UNINITIALISED = "does not compile: used uninitialised"
FORCED = ("null-name", "unsafe-unparent", "manual-flow", "convert-drop-free")
FORCED_FIELDS = ("null-tested", "called-repeatedly", "re-created", "lifetime")


class Report:
    """TAP."""

    def __init__(self):
        self.tests = self.failures = 0

    def __call__(self, good, what, *why):
        self.tests += 1
        self.failures += not good
        print("%sok %d - %s" % ("" if good else "not ", self.tests, what))
        if not good:
            for line in "".join(str(part) for part in why).splitlines()[:40]:
                print("# " + line)
        sys.stdout.flush()

    def end(self):
        print("1..%d" % self.tests)
        return self.failures != 0


def each(function, names):
    """By name, what the function says of it; several at once."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(names, pool.map(function, names)))


def run_all(example, names):
    return each(lambda name: example.run("--flat-view", "--cycles",
                                         str(CYCLES), name), names)


def fail_all(example, names):
    """By type, the runs in which its first, second, ... piece of RAM fails."""
    def fail(name):
        whole = example.run("--flat-view", name)
        runs = []
        for n in range(1, 100):
            run = example.run("--flat-view", "--fail-ram", str(n), name)
            if (run.finished, run.view()) == (whole.finished, whole.view()):
                break
            runs.append(run)
        return runs

    return each(fail, names)


class Proof:
    """The stages, in the order in which they are to be called."""

    def __init__(self, work, report):
        self.report = report
        self.example = Example(work + "/tree",
                               "-Db_sanitize=address,undefined")
        self.example.build()
        self.patterns = dict(self.example.types())
        self.expected = self.example.expectations()
        self.sites = self.example.sites()
        self.verdicts = {name: [site.verdict for site in self.sites
                                if name in site.types]
                         for name in self.patterns}

    def is_converted(self, name):
        """Whether a type has sites, and none that is refused."""
        return self.verdicts[name] and all(
            verdict.startswith("convert") for verdict in self.verdicts[name])

    def before(self):
        self.was = run_all(self.example, self.patterns)
        for name, run in self.was.items():
            leaked, hazard = self.expected[name]
            if hazard:
                self.report(run.hazard() == hazard,
                            "%s: %s" % (name, hazard), run)
            else:
                self.report(run.finished and not run.hazard() and
                            run.regions == leaked * CYCLES and
                            run.leaks_as_counted(),
                            "%s: leaks %d regions" % (name, leaked * CYCLES),
                            run)
        self.failed_before = fail_all(
            self.example, [name for name in self.patterns
                           if not self.expected[name][1]])

    def convert(self):
        self.example.mrconv("api", "--all", "--in-place")
        self.example.commit()
        self.example.mrconv("convert", "--in-place")
        left = [site for site in self.example.sites()
                if site.verdict.startswith("convert")]
        self.report(not left, "all that is to be converted is", *left)
        self.example.build()

    def after(self):
        self.now = run_all(self.example, self.patterns)
        for name, run in self.now.items():
            was = self.was[name]
            if self.is_converted(name):
                self.report(run.regions == 0 and run.leaks_as_counted() and
                            run.hazard() in ("", was.hazard()),
                            name + " converted: leaks nothing", run)
            elif self.verdicts[name]:
                self.report(run.regions <= was.regions and
                            run.leaks_as_counted() and
                            run.hazard() == was.hazard(),
                            name + " converted in part: no worse", run)
            if not was.hazard():
                self.report(run.view() == was.view(),
                            name + " converted: the guest sees the same",
                            was, run)

    def failures(self):
        """Each constructor that can fail does so once."""
        self.failed = fail_all(self.example, self.failed_before)
        for name, runs in self.failed.items():
            befores = self.failed_before[name]
            good = len(runs) == len(befores)
            for run, was in zip(runs, befores):
                good &= (run.finished == was.finished and
                         run.view() == was.view() and
                         run.hazard() in ("", was.hazard()) and
                         run.twice == 0 and
                         run.regions <= was.regions and
                         run.leaks_as_counted())
                if self.is_converted(name):
                    good &= run.regions == 0
            if befores:
                self.report(good, "%s converted: %d failures of RAM" %
                            (name, len(befores)), *runs)

        constructors = self.example.constructors_that_fail()
        failed = re.findall(r"guest memory '(\w+)'",
                            "".join(run.out for run in self.failed["kiln"]))
        self.report(failed and sorted(failed) == constructors,
                    "each constructor that can fail has failed", failed)

    def embed(self):
        """The other cure: regions become fields."""
        self.example.call("git", "checkout", "-q", ".")
        self.example.mrconv("convert", "--to=embed", "--in-place")
        self.example.build()
        self.fields = run_all(self.example, [
            name for name in self.patterns
            if any(site.field and name in site.types for site in self.sites)])
        for name, run in self.fields.items():
            was = self.was[name]
            whole = all(site.field for site in self.sites
                        if name in site.types)
            self.report((run.regions == 0 if whole
                         else run.regions <= was.regions) and
                        run.leaks_as_counted() and
                        run.hazard() in ("", was.hazard()),
                        "%s embedded%s: leaks %s" %
                        (name, "" if whole else " in part",
                         "nothing" if whole else "no more"), run)
            if not was.hazard():
                self.report(run.view() == was.view(),
                            name + " embedded: the guest sees the same",
                            was, run)

    def force(self):
        """What mrconv refuses, converted all the same."""
        self.example.call("git", "checkout", "-q", ".")
        done = self.example.mrconv("convert", "--in-place",
                                   *("--force=" + rule for rule in FORCED))
        self.example.call("meson", "configure", "build", "-Dwerror=false")
        self.forced = collections.defaultdict(list)
        self.note_uninitialised(self.example.build())
        converted = self.note_impossible(done.stderr)
        for name, hazard in self.hazards([
                name for name in self.patterns if name in converted and
                UNINITIALISED not in self.forced[name]]):
            self.forced[name].insert(0, hazard)
            if "unsafe-unparent" in self.verdicts[name]:
                self.report(hazard == "heap-use-after-free",
                            name + " forced: used after free", hazard)
            if "null-name" in self.verdicts[name]:
                self.report(hazard == "assertion",
                            name + " forced: ends the program", hazard)

    def force_fields(self):
        """What mrconv makes no fields of, as fields all the same."""
        self.example.call("git", "checkout", "-q", ".")
        done = self.example.mrconv("convert", "--to=embed", "--in-place",
                                   *("--force=" + word
                                     for word in FORCED_FIELDS))
        self.example.build()
        impossible = self.impossible(done.stderr)
        refused = {name: site.why_not for site in self.sites
                   for name in site.types if site.why_not in FORCED_FIELDS and
                   (site.file, site.line) not in impossible}
        self.forced_fields = dict(self.hazards(
            [name for name in self.patterns if name in refused], True))
        for name, hazard in self.forced_fields.items():
            if name in ("spindle", "bobbin", "distaff"):
                self.report(hazard != "nothing",
                            name + " forced as a field: goes wrong", hazard)

    def hazards(self, names, views=False):
        """Of each type, what goes wrong with it, if anything does."""
        runs = run_all(self.example, names)
        failed = fail_all(self.example, [name for name in names
                                         if not runs[name].hazard()])
        for name in names:
            was, run = self.was[name], runs[name]
            yield name, run.hazard() or next(
                (run.hazard() + ", when RAM fails" for run in failed[name]
                 if run.hazard()),
                "the guest sees no region" if views and not was.hazard() and
                was.view() != run.view() else "nothing")

    @staticmethod
    def impossible(said):
        """By place, why mrconv cannot force a site."""
        return {(file, int(line)): why for file, line, why in re.findall(
            r"^mrconv: (\S+):(\d+): .* cannot be forced: (.*)$", said, re.M)}

    def note_uninitialised(self, said):
        """What does not compile, since a pointer has lost its value."""
        file = function = None
        for line in said.splitlines():
            place = re.match(r"\.\./(\S+): In function .(\w+).:", line)
            if place:
                file, function = place.groups()
            if line.endswith("[-Wuninitialized]"):
                for site in self.sites:
                    if (site.file, site.function) == (file, function):
                        self.note(site, UNINITIALISED)

    def note_impossible(self, said):
        """What no edit can convert; returns the types with other sites."""
        reasons = self.impossible(said)
        converted = set()
        for site in self.sites:
            if (site.file, site.line) in reasons:
                self.note(site, "no edit: " + reasons[site.file, site.line])
            elif site.verdict in FORCED:
                converted.update(site.types)
            elif site.verdict != "convert":
                self.note(site, "no edit")
        return converted

    def note(self, site, text):
        for name in site.types:
            if text not in self.forced[name]:
                self.forced[name].append(text)


def main(path, bless=False):
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        proof = Proof(work, report)
        for stage in (proof.before, proof.convert, proof.after,
                      proof.failures, proof.embed, proof.force,
                      proof.force_fields):
            stage()
    text = page.render(proof, CYCLES)
    if bless:
        with open(path, "w") as file:
            file.write(text)
    with open(path) as file:
        committed = file.read()
    report(text == committed, "%s is up to date" % os.path.basename(path),
           *difflib.unified_diff(committed.splitlines(True),
                                 text.splitlines(True), "committed",
                                 "generated"))
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--bless" in sys.argv[2:]))
