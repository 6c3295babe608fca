#!/usr/bin/env python3
# tokens.py - code that makes little sense neither stops mrconv nor gets worse
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""
Takes tokens and statements away from the cases of tests/rules, doubles them,
puts others in their place, and audits and converts what comes of it, many files
at a time.  mrconv has to end as its manual says, within a time, and what it has
changed has to compile if it did so before.  Reports in TAP.  With --tree, does
the same to files of a configured tree: a copy, as it writes to them.
Environment: MRCONV is the program.
"""
import argparse
import collections
import json
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile
import time

from mutants import FLAGS, Mutant, Tree, cases

# what a mutant says on one line may look as if it were said of another
FLAGS = FLAGS + ["-Wno-misleading-indentation"]

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|^\s*#(?:\\\n|[^\n])*|'
                   r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|'
                   r"[A-Za-z_]\w*|\d\w*|->|&&|\|\||[=!<>+-]=|\+\+|--|"
                   r"\s+|.", re.S | re.M)
SILENT = re.compile(r"\s|/[*/]|#")
SECONDS = 20        # that one file may take
NOISE = ("NULL", "0", "1", "if", "else", "return", "goto", "(", ")", "{", "}",
         ";", ",", "*", "&", "->", "=", "g_free", "g_new0", "MemoryRegion",
         "#endif\n", "\n#if 0\n", "\0", "/*", '"', "\\\n", "_Generic", "@")


def kind(token):
    return ("name" if re.match(r"[A-Za-z_]", token) else
            "number" if token[0].isdigit() else
            "text" if token[0] in "\"'" else "sign")


def statement(tokens, at):
    """Where the statement begins and ends that holds a token."""
    first, last = at, at
    while first > 0 and tokens[first - 1] not in ";{}":
        first -= 1
    while last < len(tokens) - 1 and tokens[last] not in ";{}":
        last += 1
    return first, last + 1


def mutate(text, draw):
    """Half of them by whole statements and like tokens, which may compile."""
    tokens = TOKEN.findall(text)
    ways = draw.choice((range(9), (3, 4, 6, 7, 8)))
    for _ in range(draw.choice((1, 1, 1, 2, 3, 6))):
        heard = [at for at, token in enumerate(tokens)
                 if not SILENT.match(token)]
        if not heard:
            break
        at, other = draw.choice(heard), draw.choice(heard)
        like = draw.choice([one for one in heard
                            if kind(tokens[one]) == kind(tokens[at])])
        first, end = statement(tokens, at)
        way = draw.choice(ways)
        if way == 0:
            del tokens[at]
        elif way == 1:
            tokens.insert(at, tokens[at])
        elif way == 2:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif way in (3, 4):
            tokens[at] = tokens[like]
        elif way == 5:
            tokens[at] = draw.choice(NOISE)
        elif way == 6:
            del tokens[first:end]
        elif way == 7:
            tokens[first:first] = tokens[first:end]
        else:
            moved = tokens[first:end]
            del tokens[first:end]
            other = min(other, len(tokens))
            tokens[other:other] = moved
    return "".join(tokens)


class Cases(Tree):
    """Mutants of the cases, all in one tree."""

    def __init__(self, path, folder, draw, count):
        known = list(cases(folder))
        good = [case for case in known if case.converts]
        drawn = [draw.choice(draw.choice((known, good))) for _ in range(count)]
        super().__init__(path, folder, [
            Mutant(case, case.name, case.text, []) for case in drawn])
        self.names = ["hw/m%d.c" % number for number in range(count)]
        self.old = [self.read(number) for number in range(count)]

    def commands(self, number):
        for target in self.made[number].case.targets:
            yield self.path + "/build", [
                "cc", *self.glib, "-I../include",
                *(["-D" + target] if target else []), "../hw/m%d.c" % number]


class Real:
    """Mutants of files of a real tree that make regions, in their place."""

    def __init__(self, path, draw, count):
        self.path = os.path.abspath(path)
        with open(self.path + "/build/compile_commands.json") as file:
            entries = json.load(file)
        self.entries = collections.defaultdict(list)
        for entry in entries:
            name = os.path.relpath(os.path.normpath(os.path.join(
                entry["directory"], entry["file"])), self.path)
            self.entries[name].append(entry)
        makers = [name for name in sorted(self.entries)
                  if name.startswith("hw/") and name.endswith(".c") and
                  re.search(r"memory_region_init\w*\(", self.text(name)) and
                  re.search(r"\bg_(try_)?(new|malloc)", self.text(name))]
        self.names = draw.sample(makers, min(count, len(makers)))
        self.old = [self.text(name) for name in self.names]

    def text(self, name):
        with open(os.path.join(self.path, name), encoding="latin-1",
                  newline="") as file:
            return file.read()

    def read(self, number):
        return self.text(self.names[number])

    def write(self, number, text):
        with open(os.path.join(self.path, self.names[number]), "w",
                  encoding="latin-1", newline="") as file:
            file.write(text)

    def commands(self, number):
        for entry in self.entries[self.names[number]][:2]:
            words = entry.get("arguments") or shlex.split(entry["command"])
            at = words.index("-o")
            yield entry["directory"], words[:at] + words[at + 2:]


class Judge:
    def __init__(self, ground, cache):
        self.ground, self.cache = ground, cache
        self.tally = collections.Counter(mutants=len(ground.names))
        self.faults = []

    def compiles(self, number, *flags):
        return all(not subprocess.run(
            [*words, *flags, "-fsyntax-only"], cwd=directory,
            capture_output=True).returncode
            for directory, words in self.ground.commands(number))

    def mutate(self, draw, tries):
        """Every other one may try again until it compiles."""
        for number, text in enumerate(self.ground.old):
            for _ in range(tries if number % 2 else 1):
                self.ground.write(number, mutate(text, draw))
                if number % 2 and self.compiles(number, "-w"):
                    break

    def restore(self):
        for number, text in enumerate(self.ground.old):
            self.ground.write(number, text)

    def fault_of(self, verb, names, seconds):
        """What is wrong with how mrconv ends."""
        begin = time.monotonic()
        try:
            done = subprocess.run(
                [os.environ["MRCONV"], verb[0], "--tree", self.ground.path,
                 *verb[1:], "--"] +
                [os.path.join(self.ground.path, name) for name in names],
                stdin=subprocess.DEVNULL, capture_output=True,
                timeout=seconds, env={**os.environ,
                                      "XDG_CACHE_HOME": self.cache})
        except subprocess.TimeoutExpired:
            return "does not end within %d s" % seconds
        self.tally["seconds of mrconv"] += time.monotonic() - begin
        if done.returncode not in (0, 1) or b"CRITICAL" in done.stderr:
            return "exit status %d: %s" % (
                done.returncode, done.stderr[-500:].decode(errors="replace"))
        return None

    def run(self, *verb):
        names = self.ground.names
        fault = self.fault_of(verb, names, SECONDS + len(names))
        if not fault:
            return
        self.faults.append("mrconv %s: %s" % (" ".join(verb), fault))
        for number, name in enumerate(names):
            fault = self.fault_of(verb, [name], SECONDS)
            if fault:
                self.faults.append("%s: %s\n%s" % (
                    name, fault, self.ground.read(number)))

    def judge(self):
        before = [self.ground.read(number)
                  for number in range(len(self.ground.names))]
        self.run("audit", "--format=json", "-q")
        self.run("convert", "--in-place", "--allow-dirty", "-q")
        for number, was in enumerate(before):
            now = self.ground.read(number)
            if now == was:
                continue
            self.tally["changed"] += 1
            after = [self.compiles(number, *flags)
                     for flags in (FLAGS, ("-w",))]
            self.ground.write(number, was)
            built = [self.compiles(number, *flags)
                     for flags in (FLAGS, ("-w",))]
            self.tally["of which did compile"] += built[1]
            if any(b and not a for a, b in zip(after, built)):
                self.faults.append("%s: does not compile any more:\n%s"
                                   "\n--- it was ---\n%s"
                                   % (self.ground.names[number], now, was))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", help="the folder of the cases")
    parser.add_argument("--tree", help="a copy of a configured tree instead")
    parser.add_argument("--seed", type=int, default=19)
    parser.add_argument("--files", type=int, default=500,
                        help="so many at a time")
    parser.add_argument("--tries", type=int, default=6,
                        help="so often to look for one that compiles")
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    tally = collections.Counter()
    for number in range(options.rounds):
        with tempfile.TemporaryDirectory() as work:
            ground = Real(options.tree, draw, options.files) if options.tree \
                else Cases(work + "/tree", options.cases, draw, options.files)
            judge = Judge(ground, work + "/cache")
            try:
                judge.mutate(draw, options.tries)
                judge.judge()
            finally:
                judge.restore()
        tally += judge.tally
        print("%sok %d - seed %d, round %d" % (
            "not " if judge.faults else "", number + 1, options.seed, number))
        for fault in judge.faults:
            print("\n".join("#   " + line for line in fault.splitlines()),
                  flush=True)
    print("# " + ", ".join("%d %s" % (count, what)
                           for what, count in tally.items()))
    print("1..%d" % options.rounds)


if __name__ == "__main__":
    sys.exit(main())
