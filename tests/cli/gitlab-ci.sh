# gitlab-ci.sh - the example of a job for GitLab does what it says
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"
job=${EXAMPLE%/tests/tree}/docs/examples/gitlab-ci.yml

# The lines of the job, as GitLab runs them: in one shell, to the first failure
python3 - "$job" >script <<'END'
import sys, yaml
print('set -eo pipefail')
print('\n'.join(yaml.safe_load(open(sys.argv[1]))['mrconv']['script']))
END
copy_tree tree
commit_tree tree
mkdir bin
ln -s "$MRCONV" bin/mrconv
PATH=$work/bin:$PATH

# report CONDITION: whether it holds of the entries of the report
report() {
    python3 - "$1" <<'END'
import json, sys
entries = json.load(open('tree/mrconv-code-quality.json'))
sys.exit(not eval('(%s)' % sys.argv[1]))
END
}

# job_exits CODE: runs the job in the tree
job_exits() {
    code=0
    (cd tree && bash "$work/script") >out 2>err || code=$?
    [ $code -eq "$1" ] || fail "the job exits with $code"
    report "type(entries) is list" || fail 'no report on code quality'
}

# As its opening comment has it
set -- $(sed -n 's/^#   mrconv //p' "$job")
(cd tree && mrconv_exits 0 "$@" && git add .mrconv-baseline && commit .)
job_exits 0
report 'not entries' || fail 'findings of old code'

cat >>tree/hw/misc/lantern.c <<'END'

static void lantern_leak(LanternState *s)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(s), "leak", 4096);
    memory_region_add_subregion(get_system_memory(), 0, mr);
}
END
job_exits 1
line=$(grep -n 'g_new(MemoryRegion' tree/hw/misc/lantern.c | tail -1)
says out "hw/misc/lantern.c:${line%%:*}:"
report "len(entries) == 1 and all(
    e['check_name'] == 'convert' and e['severity'] == 'major' and
    e['description'] and e['fingerprint'] and
    e['location'] == {'path': 'hw/misc/lantern.c',
                      'lines': {'begin': ${line%%:*}}} for e in entries)" ||
    fail "$(cat tree/mrconv-code-quality.json)"

# GitLab tells entries apart by their fingerprints, and so does not lose any:
# of twins in one function the first is known as if it were alone
sed -i '$d' tree/hw/misc/lantern.c
cat >>tree/hw/misc/lantern.c <<'END'
    mr = g_new(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(s), "leak", 4096);
    memory_region_add_subregion(get_system_memory(), 0, mr);
}
END
cp tree/mrconv-code-quality.json one.json
job_exits 1
report "len(entries) == 2 ==
    len({e['fingerprint'] for e in entries})" || fail 'not told apart'
report "json.load(open('one.json'))[0]['fingerprint'] ==
    entries[0]['fingerprint']" || fail 'the first is known by another name'

# A job that cannot do its work is not green either
echo garbage >tree/.mrconv-baseline
code=0
(cd tree && bash "$work/script") >out 2>err || code=$?
[ $code -eq 3 ] || fail "without a baseline, the job exits with $code"
