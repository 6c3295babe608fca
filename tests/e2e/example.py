# example.py - a copy of the example tree that is converted, built and run
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Environment: MRCONV is the program, EXAMPLE the example tree."""
import collections
import json
import os
import re
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
ASAN_OPTIONS = "detect_stack_use_after_return=1:symbolize=0"
COUNTS = re.compile(r"^(\S+) cycles=\d+ regions=(\d+) bytes=(\d+) alive=(\d+) "
                    r"twice=(\d+) freed-alive=(\d+)$", re.M)
LEAKS = re.compile(r"SUMMARY: AddressSanitizer: (\d+) byte\(s\) leaked in "
                   r"(\d+) allocation\(s\)")

Site = collections.namedtuple("Site", "file line function verdict types field "
                              "why_not")


class Run:
    """What came of running one type."""

    def __init__(self, done):
        self.status, self.out, self.err = (done.returncode, done.stdout,
                                           done.stderr)
        counts = COUNTS.search(self.out)
        self.finished = counts is not None
        (self.regions, self.bytes, self.alive, self.twice,
         self.freed_alive) = map(int, counts.groups()[1:] if counts
                                 else (0, 0, 0, 0, 0))
        leaks = LEAKS.search(self.err)
        self.leaked_bytes, self.leaked_blocks = (
            map(int, leaks.groups()) if leaks else (0, 0))

    def __str__(self):
        return "%s%sexit status %d\n" % (self.out, self.err, self.status)

    def view(self):
        """What the guest has seen, and why what was not realized."""
        return COUNTS.sub("", self.out)

    def hazard(self):
        """The class of what went wrong beyond leaks, or ''."""
        report = re.search(r"ERROR: AddressSanitizer: (?:attempting )?"
                           r"([\w-]+)", self.err)
        if report:
            return {"SEGV": "segmentation fault",
                    "free": "bad-free"}.get(report[1], report[1])
        if "runtime error: " in self.err:
            return "undefined behaviour"
        if "Assertion" in self.err:
            return "assertion"
        if self.status < 0:
            return "abort"
        for count, name in ((self.freed_alive, "overwritten alive"),
                            (self.twice, "finalized twice"),
                            (self.alive, "never finalized")):
            if count:
                return name
        return ""

    def leaks_as_counted(self):
        """Whether LeakSanitizer has found what the tree's QOM has."""
        return ((self.leaked_bytes, self.leaked_blocks) ==
                (self.bytes, self.regions))


class Example:
    """The tree, with a few devices more; under git: stages can be undone."""

    def __init__(self, path, *setup):
        self.path = path
        shutil.copytree(os.environ["EXAMPLE"], path)
        with open(path + "/hw/misc/meson.build", "a") as file:
            for name in ("kiln.c", "spindle.c"):
                shutil.copy(os.path.join(HERE, name), path + "/hw/misc")
                file.write("system_ss += files('%s')\n" % name)
        with open(path + "/.gitignore", "w") as file:
            file.write("/build/\n")
        self.call("git", "init", "-q")
        self.commit()
        self.call("meson", "setup", "build", *setup)

    def call(self, *command, statuses=(0,)):
        done = subprocess.run(command, cwd=self.path, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True)
        if done.returncode not in statuses:
            raise SystemExit("Bail out! %s: exit status %d\n%s%s" %
                             (" ".join(command), done.returncode, done.stdout,
                              done.stderr))
        return done

    def commit(self):
        self.call("git", "add", "-A")
        self.call("git", "-c", "user.name=Tester", "-c",
                  "user.email=tester@example.org", "commit", "-qm", "state")

    def build(self):
        """Returns what the compiler has to say."""
        return self.call("ninja", "-C", "build").stdout

    def mrconv(self, *arguments):
        """Runs mrconv, which may leave sites alone."""
        return self.call(os.environ["MRCONV"], *arguments, statuses=(0, 1))

    def sites(self):
        """What the audit says of each site, with the types that run it."""
        types = {}
        with open(self.path + "/sites.tsv") as file:
            for line in file:
                if not line.startswith("#"):
                    name, function, _, _, those = line.strip().split("\t")
                    types[name, function] = those.split(",")
        found = json.loads(self.mrconv("audit", "--format=json").stdout)
        return [Site(site["file"], site["line"], site["function"],
                     site["verdict"],
                     types.get((site["file"], site["function"]),
                               [site["function"].split("_")[0]]),
                     site["embed"]["possible"], site["embed"]["reason"])
                for site in found["sites"]]

    def expectations(self):
        """By type, the regions it leaks in a cycle, and its hazard or ''."""
        expected = collections.defaultdict(lambda: (0, ""))
        with open(self.path + "/README.md") as file:
            for line in file:
                cells = [cell.strip() for cell in line.split("|")[1:-1]]
                if len(cells) > 5 and cells[1].endswith(".c"):
                    expected[cells[0]] = float(cells[4] or 0), cells[5]
        expected.update(kiln=(len(self.constructors_that_fail()), ""),
                        spindle=(2, ""), bobbin=(1, ""), distaff=(1, ""))
        return expected

    def constructors_that_fail(self):
        with open(self.path + "/include/system/memory.h") as file:
            return sorted(re.findall(r"^bool (memory_region_init\w*)\(",
                                     file.read(), re.M))

    def types(self):
        """What can be run, in the tree's own order: (type, pattern)."""
        for line in self.call("build/run", "list").stdout.splitlines():
            name, pattern = line.split(None, 1)
            yield name, re.sub(r" \([^()]*\)$", "", pattern)

    def run(self, *arguments):
        """Runs a type as it is built."""
        done = subprocess.run(("build/run",) + arguments, cwd=self.path,
                              env={**os.environ, "ASAN_OPTIONS": ASAN_OPTIONS},
                              text=True, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=120)
        return Run(done)
