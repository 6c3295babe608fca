#!/usr/bin/env python3
# mutants.py - what means the same as a rule's case is judged the same, or refused
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""
Writes each case of tests/rules in other ways (see mutations.py).  The verdict
of a mutant is that of its case, or a refusal; the conversion compiles, leaves
nothing to convert and nothing that is worse, and is that of the case where only
names or layout differ.  Reports in TAP.  Environment: MRCONV is the program.
"""
import argparse
import collections
import itertools
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

from mutations import MUTATIONS, plain

CONVERTS = ("convert", "convert-drop-free")
FLAGS = ["-Wall", "-Wextra", "-Wno-unused-parameter", "-Werror", "-O1"]

Case = collections.namedtuple("Case", "name text targets converts")
Mutant = collections.namedtuple("Mutant", "case name text layout")


def cases(folder):
    for rule in sorted(os.listdir(folder)):
        for name in sorted(os.listdir(os.path.join(folder, rule))
                           if os.path.isdir(os.path.join(folder, rule))
                           else ()):
            if not name.endswith(".c") or name.endswith(".converted.c"):
                continue
            if rule == "tree":
                continue
            with open(os.path.join(folder, rule, name)) as file:
                text = file.read()
            with open(os.path.join(folder, rule, name[:-2] + ".expected")) \
                    as file:
                converts = "[convert" in file.read()
            targets = re.findall(r"^ \* Targets: (.*)$", text, re.M)
            yield Case("%s/%s" % (rule, name[:-2]), text,
                       targets[0].split() if targets else [""], converts)


def mutants(case, options, draw):
    """The case itself, and mutations that change it: all if it is convertible,
    else a few; and random pairs of them."""
    yield Mutant(case, "", case.text, [])
    changed = [one for one in MUTATIONS
               if one.function(case.text) != case.text]
    few = len(changed) if options.all or case.converts else options.few
    single = draw.sample(changed, min(few, len(changed)))
    pairs = list(itertools.permutations(changed, 2))
    pairs = draw.sample(pairs, min(options.pairs, len(pairs)))
    for several in [(one,) for one in single] + pairs:
        text = case.text
        for one in several:
            text = one.function(text)
        yield Mutant(case, ", ".join(one.name for one in several), text,
                     several if all(one.layout for one in several) else [])


def own(text, number):
    """Gives a file of many in a tree types and functions of its own."""
    names = {"State", "STATE"} | set(re.findall(
        r"^(?!static|typedef|return|\s)[\w ]+?\*?\b(\w+)\([^;]*$", text,
        re.M))
    text = re.sub(r"\b(%s)\b" % "|".join(names), r"\1_%d" % number, text)
    return text.replace('"hw/device.h"', '"hw/device%d.h"' % number)


class Tree:
    """All mutants in one tree."""

    def __init__(self, path, folder, made):
        self.path, self.made = path, made
        shutil.copytree(os.path.join(folder, "tree"), path)
        os.makedirs(path + "/build")
        self.glib = shlex.split(subprocess.run(
            ("pkg-config", "--cflags", "glib-2.0"), check=True,
            capture_output=True, text=True).stdout)
        with open(path + "/include/hw/device.h") as file:
            header = file.read()
        os.makedirs(path + "/hw")
        commands = [self.command("system/memory.c", "")]
        for number, mutant in enumerate(made):
            with open("%s/include/hw/device%d.h" % (path, number),
                      "w") as file:
                file.write(own(header, number))
            self.write(number, own(mutant.text, number))
            commands += [self.command("hw/m%d.c" % number, target)
                         for target in mutant.case.targets]
        with open(path + "/build/compile_commands.json", "w") as file:
            json.dump(commands, file)

    def command(self, file, target):
        return {"directory": self.path + "/build", "file": "../" + file,
                "arguments": ["cc", "-I../include", *self.glib,
                              *(["-D" + target] if target else []),
                              "-c", "../" + file, "-o", file + target]}

    def write(self, number, text):
        with open("%s/hw/m%d.c" % (self.path, number), "w",
                  newline="") as file:
            file.write(text)

    def read(self, number):
        with open("%s/hw/m%d.c" % (self.path, number), newline="") as file:
            return file.read()

    def compiles(self, number):
        return all(not subprocess.run(
            ["cc", *FLAGS, "-I" + self.path + "/include", *self.glib,
             *(["-D" + target] if target else []), "-c", "-o", "/dev/null",
             "%s/hw/m%d.c" % (self.path, number)],
            capture_output=True).returncode
            for target in self.made[number].case.targets)

    def mrconv(self, *arguments):
        done = subprocess.run(
            [os.environ["MRCONV"], *arguments], cwd=self.path, text=True,
            stdin=subprocess.DEVNULL, capture_output=True,
            env={**os.environ, "XDG_CACHE_HOME": self.path + "/cache"})
        if done.returncode not in (0, 1):
            raise SystemExit("Bail out! mrconv %s: exit status %d\n%s" % (
                " ".join(arguments), done.returncode, done.stderr[-2000:]))
        return done.stdout

    def audit(self):
        """By number, the verdicts in their order, and how many findings."""
        said = json.loads(self.mrconv("audit", "--format=json", "-q"))
        verdicts = collections.defaultdict(list)
        errors = collections.Counter()
        for site in said["sites"]:
            number = re.match(r"hw/m(\d+)\.c", site["file"])
            if number:
                verdicts[int(number[1])].append(site["verdict"])
        for finding in said["findings"]:
            number = re.match(r"hw/m(\d+)\.c", finding["file"])
            if number:
                errors[int(number[1])] += finding["severity"] == "error"
        return verdicts, errors


def same_or_refused(was, now):
    return len(was) == len(now) and all(
        a == b or b not in CONVERTS for a, b in zip(was, now))


class Judge:
    def __init__(self, tree):
        self.tree, self.made = tree, tree.made
        self.was, self.errors = tree.audit()
        self.built = {number: tree.compiles(number)
                      for number in range(len(self.made))
                      if self.converts(number)}
        tree.mrconv("convert", "--in-place", "--allow-dirty", "-q")
        self.now, self.errors_now = tree.audit()
        self.tally = collections.Counter()

    def converts(self, number):
        return any(one in CONVERTS for one in self.was[number])

    def original(self, number):
        while self.made[number].name:
            number -= 1
        return number

    def faults(self, number):
        """What is wrong with a mutant."""
        mutant, original = self.made[number], self.original(number)
        text = own(mutant.text, number)
        self.tally["mutants"] += 1
        if not same_or_refused(self.was[original], self.was[number]):
            yield "verdicts: %s, of the case %s" % (
                " ".join(self.was[number]) or "none",
                " ".join(self.was[original]) or "none")
        if not self.converts(number):
            return
        self.tally["convertible"] += 1
        after = self.tree.read(number)
        if after == text:
            yield "nothing is converted"
            return
        self.tally["converted"] += 1
        if self.built[number] and not self.tree.compiles(number):
            yield "does not compile:\n" + after
        if any(one in CONVERTS for one in self.now[number]):
            yield "is not converted in full"
        if self.errors_now[number] > self.errors[number]:
            yield "has errors that it had not"
        yield from self.layout_faults(mutant, original, number, after)

    def layout_faults(self, mutant, original, number, after):
        if not mutant.layout or self.was[original] != self.was[number]:
            return
        expected = self.tree.read(original)
        for one in mutant.layout:
            expected = one.function(expected)
        expected = re.sub(r"_%d\b" % original, "_%d" % number, expected)
        expected = expected.replace("device%d" % original,
                                    "device%d" % number)
        if plain(expected) != plain(after):
            yield "is not what the case becomes:\n" + after


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", help="the folder of the cases")
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--pairs", type=int, default=0, metavar="N",
                        help="N pairs of mutations for each case as well")
    parser.add_argument("--few", type=int, default=2, metavar="N",
                        help="N mutations of a case that is refused")
    parser.add_argument("--all", action="store_true",
                        help="all mutations of all cases")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    made = [mutant for case in cases(options.cases)
            if not options.names or case.name in options.names
            for mutant in mutants(case, options, draw)]
    with tempfile.TemporaryDirectory() as work:
        judge = Judge(Tree(work + "/tree", options.cases, made))
        tests = 0
        for name, group in itertools.groupby(
                range(len(made)), lambda number: made[number].case.name):
            tests += 1
            faults = [(made[number].name or "as it is", fault)
                      for number in group for fault in judge.faults(number)]
            print("%sok %d - %s" % ("not " if faults else "", tests, name))
            for mutation, fault in faults:
                for line in ("%s: %s" % (mutation, fault)).splitlines():
                    print("#   " + line)
    print("# " + ", ".join("%d %s" % (count, what)
                           for what, count in judge.tally.items()))
    print("1..%d" % tests)


if __name__ == "__main__":
    sys.exit(main())
