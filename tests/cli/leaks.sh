# leaks.sh - what the example tree leaks before a conversion, and after it
#
# SPDX-License-Identifier: GPL-2.0-or-later
#
# README.md of the tree says which devices have nothing but convertible sites.
. "$(dirname "$0")/lib.sh"

run() {
    ninja -C build >"$work/build.log" 2>&1 ||
        fail "the tree does not build: $(tail -20 "$work/build.log")"
    build/run --flat-view >"$work/out" 2>"$work/err" ||
        fail "some object was not finalized just once"
    grep 'cycles=' "$work/out" >"$work/$1.counts"
    grep -v 'cycles=' "$work/out" >"$work/$1.views"
}

make_tree tree
commit_tree tree
cd tree
run before
mrconv_exits 0 api --in-place
mrconv_exits 1 convert --in-place --allow-dirty
run after

cmp "$work/before.views" "$work/after.views" ||
    fail 'the guest sees something else'
python3 - "$work/before.counts" "$work/after.counts" README.md <<'EOF' ||
import re, sys

def leaks(path):
    return {line.split()[0]: int(re.search(r"regions=(\d+)", line)[1])
            for line in open(path)}

before, after = leaks(sys.argv[1]), leaks(sys.argv[2])
wrong = converted = 0
for line in open(sys.argv[3]):
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) < 6 or cells[1] not in before or "convert" not in cells[4]:
        continue
    if re.search("manual|unsafe|name|no-counterpart|not-a", cells[4]):
        continue
    converted += 1
    if before[cells[1]] == 0 and cells[5] not in ("", "0"):
        print(cells[1] + ": leaks nothing before the conversion")
        wrong += 1
    if after[cells[1]] != 0:
        print(cells[1] + ": still leaks %u regions" % after[cells[1]])
        wrong += 1
for name, count in after.items():
    if count > before[name]:
        print(name + ": leaks more than before")
        wrong += 1
if converted < 15:
    print("only %u devices to look at" % converted)
    wrong += 1
sys.exit(wrong != 0)
EOF
    fail 'leaks differ'
