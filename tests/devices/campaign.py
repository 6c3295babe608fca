# campaign.py - devices before a conversion and after it
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""
What ran clean has to run clean, lose no more, and show the guest the same; it
has to compile without warnings, and lines that are new have to be as a reader
wants them.
"""
import collections
import re
import shutil
import tempfile

from ground import Broken, Ground

CYCLES = "3"
FAILS = ("1", "2", "3")     # the piece of RAM that there is none of

Failure = collections.namedtuple("Failure", "device kind detail before after")


class Campaign:
    """A number of devices, all in one tree."""

    def __init__(self, devices):
        self.devices = {one.name: one for one in devices}
        self.failures, self.unbuilt, self.unclean = [], {}, {}
        self.converted, self.verdicts = set(), {}
        self.work = tempfile.mkdtemp(prefix="devices-")
        try:
            self.ground = Ground(self.work, devices)
            self.go()
        finally:
            shutil.rmtree(self.work)

    def go(self):
        self.build_first()
        self.ground.commit()
        shutil.copy(self.ground.tree + "/sanitized/run", self.work + "/before")
        self.verdicts = self.ground.audit()
        self.ground.mrconv("api", "--all", "--in-place", "-q")
        self.ground.commit()
        was = self.ground.sections()
        self.said = self.ground.mrconv("convert", "--in-place")
        self.now = self.ground.sections()
        self.changed = {device for (file, device), lines in self.now.items()
                        if lines != was[file, device]}
        self.was = was
        self.look_at_text()
        self.build_again()
        changed = sorted(self.changed & set(self.devices))
        self.before = self.run_all(self.work + "/before", changed)
        self.after = self.run_all(self.work + "/tree/sanitized/run", changed)
        self.compare()
        self.count()

    def build_first(self):
        broken = self.ground.build()
        if broken:
            self.unbuilt = broken
            sections = self.ground.sections()
            self.ground.restore({key: [] for key in sections}, set(broken))
            self.devices = {name: one for name, one in self.devices.items()
                            if name not in broken}
            broken = self.ground.build()
            if broken:
                raise Broken("does not build: %s" % broken)

    def run_all(self, program, names):
        runs = {"0": self.ground.run(program, names, "--cycles", CYCLES)}
        steady = [name for name in names if not self.devices[name].exits]
        for n in FAILS if steady else ():
            runs[n] = self.ground.run(program, steady, "--cycles", "2",
                                      "--fail-ram", n)
        return runs

    def fail(self, device, kind, detail):
        self.failures.append(Failure(
            device, kind, detail, *("\n".join(
                line for (_, name), lines in sections.items()
                if name == device for line in lines)
                for sections in (self.was, self.now))))

    def look_at_text(self):
        for key, lines in self.now.items():
            old = set(self.was[key])
            wide = max(map(len, self.was[key]))
            for line in lines:
                if line in old:
                    continue
                if line != line.rstrip():
                    self.fail(key[1], "space", line)
                if len(line) > 80 and len(line) > wide:
                    self.fail(key[1], "long", line)

    def build_again(self):
        broken = self.ground.build()
        for device, error in broken.items():
            self.fail(device, "broken", error)
        if broken:
            self.ground.restore(self.was, set(broken))
            self.changed -= set(broken)
            self.ground.build()

    def compare(self):
        for n, (befores, lost_before) in self.before.items():
            afters, lost_after = self.after.get(n, ({}, 0))
            for name, after in afters.items():
                before = befores[name]
                if before.hazard:
                    self.unclean[name] = before.hazard
                    continue
                detail = "" if n == "0" else "RAM %s fails: " % n
                if after.hazard:
                    self.fail(name, "wrong", detail + after.hazard + "\n" +
                              after.report)
                elif after.regions > before.regions or \
                        after.alive > before.alive:
                    self.fail(name, "leak", detail + "%d regions, not %d; "
                              "%d alive, not %d" % (
                                  after.regions, before.regions, after.alive,
                                  before.alive))
                elif after.view != before.view:
                    self.fail(name, "view", detail + before.view + "\n---\n" +
                              after.view)
            if lost_after > lost_before:
                self.compare_losses(n, befores, afters)

    def compare_losses(self, n, befores, afters):
        """One by one, since more is lost than regions account for."""
        how = ("--cycles", CYCLES) if n == "0" else ("--cycles", "2",
                                                     "--fail-ram", n)
        for name, after in afters.items():
            if after.hazard or befores[name].hazard:
                continue
            _, before = self.ground.run(self.work + "/before", [name], *how)
            _, now = self.ground.run(self.work + "/tree/sanitized/run", [name],
                                     *how)
            if now > before:
                self.fail(name, "leak", "%d bytes beside regions, not %d" %
                          (now, before))

    def count(self):
        """A device is converted if no site of it is left."""
        for name in self.changed & set(self.devices):
            text = "\n".join(line for (_, device), lines in self.now.items()
                             if device == name for line in lines)
            if not re.search(r"memory_region_init\w*\((?!&)", text):
                self.converted.add(name)

    def reasons(self, name):
        return "; ".join(sorted({
            "%s: %s" % (site["verdict"], site["reason"])
            for site in self.verdicts.get(name, [])})) or "no site"
