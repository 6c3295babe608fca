# sarif.sh - SARIF and JSON are valid, and fixes in SARIF convert the tree
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"
schemas=${EXAMPLE%/tests/tree}/docs/schema

validate() {
    python3 - "$schemas/$1.json" "$2" <<'EOP' || fail "$2: not as $1.json says"
import json, jsonschema, sys
schema, document = (json.load(open(name)) for name in sys.argv[1:])
jsonschema.Draft7Validator.check_schema(schema)
jsonschema.Draft7Validator(schema).validate(document)
EOP
}

make_tree tree
line=$(grep -n 'g_new0*(MemoryRegion' tree/hw/misc/lantern.c | head -1)
sed -i "${line%%:*}i /* mrconv: ignore convert: wanted so */" \
    tree/hw/misc/lantern.c
# Columns count characters, and fixes keep what is not ASCII
sed -i 's|MemoryRegion \*ram = |/* é */ &|' tree/hw/arm/heron.c
grep -q é tree/hw/arm/heron.c || fail 'nothing to count'
commit_tree tree

parts="tree/hw/arm tree/hw/char tree/hw/misc"
mrconv_exits 1 audit --format=json $parts
cp out audit.json
validate audit audit.json
mrconv_exits 1 audit --format=sarif -j8 $parts
cp out log.sarif
validate sarif log.sarif
no_litter

# The same as in JSON; the regions are what is allocated
python3 - audit.json log.sarif tree <<'EOP' || fail 'SARIF says something else'
import json, sys
audit, log = (json.load(open(name)) for name in sys.argv[1:3])
run = log["runs"][0]
rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
shown, suppressed, n_fixed = [], [], 0
for result in run["results"]:
    assert rules[result["ruleIndex"]] == result["ruleId"]
    place = result["locations"][0]["physicalLocation"]
    shown_at = (place["artifactLocation"]["uri"], place["region"]["startLine"],
                result["ruleId"], result["level"])
    (suppressed if result["suppressions"] else shown).append(shown_at)
    n_fixed += "fixes" in result
sites = [(s["file"], s["line"], s["verdict"], s["severity"])
         for s in audit["sites"]]
findings = [(f["file"], f["line"], f["rule"], f["severity"])
            for f in audit["findings"]]
assert shown == sites + findings
assert len(suppressed) == audit["suppressed"] == 1
notes = run["invocations"][0]["toolExecutionNotifications"]
assert len(notes) == len(audit["unjudged"]) > 0
prints = [r["partialFingerprints"]["mrconvBaseline/v1"]
          for r in run["results"]]
assert len(set(prints)) == len(prints)
assert n_fixed == sum(s[2].startswith("convert") for s in sites) > 15
for result, site in zip(run["results"], audit["sites"]):
    region = result["locations"][0]["physicalLocation"]["region"]
    if result["suppressions"] or region["startLine"] != region["endLine"]:
        continue
    lines = open(sys.argv[3] + "/" + site["file"]).read().split("\n")
    text = lines[region["startLine"] - 1]
    text = text[region["startColumn"] - 1:region["endColumn"] - 1]
    assert site["allocator"] in text and text.endswith(")"), text
    assert len(result.get("relatedLocations", [])) == sum(
        len(site[list]) for list in ("inits", "frees", "unparents", "suspects"))
EOP

# apply TREE: makes all fixes
cat >apply.py <<'EOP'
import json, sys
run = json.load(open("log.sarif"))["runs"][0]
fixes = []
for result in run["results"]:
    for fix in result.get("fixes", []):
        if fix["artifactChanges"] not in fixes:
            fixes.append(fix["artifactChanges"])
edits = {}
for changes in fixes:
    for change in changes:
        name = sys.argv[1] + "/" + change["artifactLocation"]["uri"]
        for replacement in change["replacements"]:
            region = replacement["deletedRegion"]
            edits.setdefault(name, []).append(
                (region["startLine"], region["endLine"],
                 replacement["insertedContent"]["text"]))
for name, list in edits.items():
    lines = open(name, newline="").read().splitlines(True)
    for start, end, text in sorted(list, reverse=True):
        lines[start - 1:end - 1] = [text]
    open(name, "w", newline="").write("".join(lines))
EOP
cp -r tree fixed
python3 apply.py fixed
mrconv_exits 0 convert -q --in-place $parts
diff -ru tree/hw fixed/hw || fail 'the fixes are not the conversion'

# A name that git quotes where it names files
name=$(printf 'tree/hw/ide/a \a\n"\\.c')
cp tree/hw/ide/ferro.c "$name"
mrconv_exits 1 audit --format=sarif tree/hw/ide
cp out log.sarif
validate sarif log.sarif
says out 'a%20%07%0A%22%5C.c'
rm "$name"

# Without a build directory, or spatch, there is none, and the log says why
rm -rf tree/build
git -C tree checkout -q .
mrconv_exits 0 audit --format=sarif -j1 --exit-zero tree/hw/ide
cp out log.sarif
mrconv_exits 1 audit --format=sarif -j8 tree/hw/ide
sed 's/"exitCode" : 1/"exitCode" : 0/' out | cmp - log.sarif ||
    fail 'another log for another -j'
validate sarif log.sarif
says out 'no fixes: there is no build directory'
! grep -q '"fixes"' out || fail 'fixes from nowhere'
