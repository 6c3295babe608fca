# ground.py - a copy of the example tree in which devices are built and run
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Environment: MRCONV is the program, EXAMPLE the example tree."""
import collections
import json
import os
import re
import shutil
import subprocess

FOLDER = "hw/random"
PER_FILE = 8        # devices
PER_UNIT = 24       # files
INCLUDES = """#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "qapi/error.h"
#include "system/address-spaces.h"
"""
MESON = """if get_option('b_sanitize') != 'none'
  system_ss += files(
%s)
else
  system_ss += files(
%s)
endif
"""
MARK = "/* device %s */"
COUNTS = re.compile(r"^(\S+) cycles=\d+ regions=(\d+) bytes=(\d+) alive=(\d+) "
                    r"twice=(\d+) freed-alive=(\d+)$", re.M)

# all that is left is lost: what points at it, by chance often, differs
LOST = "use_globals=0:use_stacks=0:use_registers=0:use_tls=0"
Run = collections.namedtuple("Run", "hazard regions bytes alive view report")


class Broken(Exception):
    """The program under test did not do its work."""


class Ground:
    def __init__(self, path, devices):
        self.path, self.devices = path, {one.name: one for one in devices}
        self.env = {**os.environ, "XDG_CACHE_HOME": path + "/cache"}
        shutil.copytree(os.environ["EXAMPLE"], path + "/tree",
                        ignore=shutil.ignore_patterns("build*"))
        self.tree = path + "/tree"
        os.mkdir("%s/%s" % (self.tree, FOLDER))
        self.write()
        self.call("git", "init", "-q")
        self.call("meson", "setup", "build")
        self.call("meson", "setup", "sanitized", "-Db_sanitize=address")

    # files

    def write(self):
        """A file for each odd device, since what cannot be told of one makes
        its neighbours suspect; compiled are few files that include them."""
        self.files, whole = [], []
        plain = [one for one in self.devices.values() if not one.odd]
        groups = [plain[i:i + PER_FILE]
                  for i in range(0, len(plain), PER_FILE)]
        groups += [[one] for one in self.devices.values() if one.odd]
        for group in groups:
            name = group[0].name
            self.write_file(name + ".c", [(one.name, one.near)
                                          for one in group])
            if any(one.far for one in group):
                self.write_file(name + "-far.c", [(one.name, one.far)
                                                  for one in group])
        for i in range(0, len(self.files), PER_UNIT):
            whole.append("whole%d.c" % i)
            with open(self.inside(whole[-1]), "w") as file:
                file.write("".join('#include "%s"\n' % name for name in
                                   self.files[i:i + PER_UNIT]))
        with open(self.inside("meson.build"), "w") as file:
            file.write(MESON % (self.names(whole), self.names(self.files)))
        with open(self.tree + "/hw/meson.build", "a") as file:
            file.write("subdir('random')\n")
        with open(self.tree + "/.gitignore", "w") as file:
            file.write("/build/\n/sanitized/\n")

    @staticmethod
    def names(files):
        return ",\n".join("  '%s'" % name for name in files)

    def inside(self, name):
        return "%s/%s/%s" % (self.tree, FOLDER, name)

    def write_file(self, name, parts):
        with open(self.inside(name), "w") as file:
            file.write("/* %s - random devices */\n%s" % (name, INCLUDES))
            for device, lines in parts:
                file.write("\n%s\n" % (MARK % device))
                file.write("".join(line + "\n" for line in lines))
        self.files.append(name)

    def sections(self):
        """By file and device, the lines as they are now."""
        found = {}
        for name in self.files:
            device = ""
            with open(self.inside(name)) as file:
                for line in file.read().split("\n"):
                    mark = re.match(r"/\* device (\w+) \*/$", line)
                    device = mark[1] if mark else device
                    found.setdefault((name, device), []).append(line)
        return found

    def restore(self, sections, devices):
        """Puts the text of some devices back to what is in sections."""
        now = self.sections()
        for name in self.files:
            lines = []
            for (file, device), text in now.items():
                if file == name:
                    lines += sections[file, device] if device in devices \
                        else text
            with open(self.inside(name), "w") as file:
                file.write("\n".join(lines))

    # commands

    def call(self, *command, statuses=(0,)):
        done = subprocess.run(command, cwd=self.tree, text=True, env=self.env,
                              stdin=subprocess.DEVNULL, errors="replace",
                              capture_output=True)
        if statuses and done.returncode not in statuses:
            raise Broken("%s: exit status %d\n%s%s" % (
                " ".join(command), done.returncode, done.stdout[-4000:],
                done.stderr[-4000:]))
        return done

    def commit(self):
        self.call("git", "add", "-A")
        self.call("git", "-c", "user.name=Tester", "-c",
                  "user.email=tester@example.org", "commit", "-qm", "state")

    def mrconv(self, *arguments):
        return self.call(os.environ["MRCONV"], *arguments, statuses=(0, 1))

    def audit(self):
        """What the audit says of the sites, by device."""
        said = json.loads(self.mrconv("audit", "--format=json", "-q",
                                      FOLDER).stdout)
        found = collections.defaultdict(list)
        for site in said["sites"]:
            device = self.device_at(site["file"], site["line"])
            if device:
                found[device].append(site)
        return found

    def device_at(self, path, line):
        with open("%s/%s" % (self.tree, path)) as file:
            marks = re.findall(r"^/\* device (\w+) \*/$", "".join(
                file.readlines()[:line]), re.M)
        return marks[-1] if marks else None

    def build(self):
        """By device, what the compiler has against it."""
        done = self.call("ninja", "-k", "0", "-C", "sanitized", statuses=None)
        broken = {}
        for line in done.stdout.splitlines():
            where = re.match(r"\.\./(%s/[\w.-]+):(\d+):\S* error: (.*)" %
                             FOLDER, line)
            if where:
                device = self.device_at(where[1], int(where[2]))
                broken.setdefault(device, where[3])
        if done.returncode and not broken:
            raise Broken(done.stdout[-4000:])
        return broken

    # runs

    def run(self, program, names, *arguments):
        """By device, its Run; and how many bytes were lost beside regions by
        those that ran to their end."""
        runs, rest = {}, list(names)
        while rest:
            done, found = self.run_once(program, rest, arguments)
            runs.update(found)
            ended = next((name for name in rest if name not in runs), None)
            if not ended:
                break
            runs[ended] = Run(self.hazard(done), 0, 0, 0, "",
                              done.stderr[:3000])
            rest = [name for name in rest if name not in runs]
        fine = [name for name in names if not runs[name].report]
        if fine and len(fine) < len(names):
            done, _ = self.run_once(program, fine, arguments)
        leaks = re.search(r"SUMMARY: AddressSanitizer: (\d+) byte",
                          done.stderr) if fine else None
        return runs, (int(leaks[1]) if leaks else 0) - sum(
            runs[name].bytes for name in fine)

    def run_once(self, program, names, arguments):
        done = subprocess.run(
            [program, "--flat-view", *arguments, *names], cwd=self.tree,
            env={**self.env, "ASAN_OPTIONS": "detect_leaks=1:symbolize=0",
                 "LSAN_OPTIONS": LOST},
            text=True, errors="replace", stdin=subprocess.DEVNULL,
            capture_output=True, timeout=300)
        runs, start = {}, 0
        for counts in COUNTS.finditer(done.stdout):
            name, *numbers = counts.groups()
            regions, size, alive, twice, freed = map(int, numbers)
            hazard = "finalized twice" if twice else \
                "freed alive" if freed else ""
            runs[name] = Run(hazard, regions, size, alive,
                             done.stdout[start:counts.start()].strip(), "")
            start = counts.end()
        return done, runs

    @staticmethod
    def hazard(done):
        report = re.search(r"ERROR: AddressSanitizer: (?:attempting )?"
                           r"([\w-]+)", done.stderr)
        return report[1] if report else \
            "assertion" if "Assertion" in done.stderr or \
            "assert" in done.stderr else "ended with %d" % done.returncode
