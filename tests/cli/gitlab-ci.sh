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

# job_exits CODE: runs the job in the tree
job_exits() {
    code=0
    (cd tree && bash "$work/script") >out 2>err || code=$?
    [ $code -eq "$1" ] || fail "the job exits with $code"
    jq -e 'type == "array"' tree/mrconv-code-quality.json >/dev/null ||
        fail 'no report on code quality'
}

# As its opening comment has it
set -- $(sed -n 's/^#   mrconv //p' "$job")
(cd tree && mrconv_exits 0 "$@" && git add .mrconv-baseline && commit .)
job_exits 0
jq -e 'length == 0' tree/mrconv-code-quality.json >/dev/null ||
    fail 'findings of old code'

cat >>tree/hw/misc/lantern.c <<'END'

static void lantern_leak(LanternState *s)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(s), "leak", 4096);
}
END
job_exits 1
line=$(grep -n 'g_new(MemoryRegion' tree/hw/misc/lantern.c | tail -1)
says out "hw/misc/lantern.c:${line%%:*}: "
jq -e --argjson line "${line%%:*}" '
    length == 1 and (.[0] |
        .check_name == "convert" and .severity == "major" and
        (.description | length > 0) and (.fingerprint | length > 0) and
        .location.path == "hw/misc/lantern.c" and
        .location.lines.begin == $line)' tree/mrconv-code-quality.json ||
    fail "$(cat tree/mrconv-code-quality.json)"

# A job that cannot do its work is not green either
echo garbage >tree/.mrconv-baseline
code=0
(cd tree && bash "$work/script") >out 2>err || code=$?
[ $code -eq 3 ] || fail "without a baseline, the job exits with $code"
