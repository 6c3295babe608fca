# verdicts.sh - each site of the example tree gets the verdict it is to get
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
cd tree
mrconv_exits 1 audit --format=json
python3 - "$work/out" sites.tsv <<'EOF' || fail 'verdicts differ'
import json, sys

sites = {}
for site in json.load(open(sys.argv[1]))["sites"]:
    key = site["file"], site["function"], site["lvalue"]
    sites.setdefault(key, []).append(site["verdict"])
wrong = 0
for line in open(sys.argv[2]):
    if line.startswith("#"):
        continue
    *key, wanted, _ = line.rstrip("\n").split("\t")
    found = sites.get(tuple(key), [])
    verdict = found.pop(0) if found else "not listed"
    if verdict not in wanted.split("|"):
        print("%s: %s instead of %s" % (":".join(key), verdict, wanted))
        wrong += 1
for key, verdicts in sites.items():
    for verdict in verdicts:
        print("%s: %s, but is not expected" % (":".join(key), verdict))
        wrong += 1
sys.exit(wrong != 0)
EOF
no_litter
