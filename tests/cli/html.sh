# html.sh - the page is read, sorted and filtered in a real browser
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"
tests=$(dirname "$0")

make_tree tree
commit_tree tree
commit=$(git -C tree rev-parse --short=12 HEAD)
export SOURCE_DATE_EPOCH=86400
sed -i 's|^.*ram = g_new0*(MemoryRegion, 1);|&  /* </script><script>document.title = "owned"</script> */|' \
    tree/hw/char/inkwell.c
parts="tree/hw/char tree/hw/misc tree/hw/vfio"
mrconv_exits 1 audit --format=json $parts
cp out audit.json
mrconv_exits 1 audit --format=html $parts
cp out page.html
MADE="$("$MRCONV" --version), 1970-01-02, commit $commit with uncommitted changes"
export MADE
[ "$(grep -c '</script>' page.html)" -eq 2 ] || fail 'a script ends too early'
! grep -E '(src|href|url)[=(]' page.html || fail 'the page refers to others'
no_litter

# No edits where none are wanted, and then no spatch is needed
mrconv_exits 1 audit --format=html --no-fixes $parts
! grep '"diff":' out || fail 'edits that were not wanted'
says out '; no fixes: --no-fixes'
mrconv_exits 1 audit --format=sarif --no-fixes $parts
! grep '"fixes"' out || fail 'edits that were not wanted'
mrconv_exits 2 audit --no-fixes $parts

mkdir browser
PYTHONDONTWRITEBYTECODE=1 python3 "$tests/html.py" page.html audit.json \
    "$work/browser" ${SCREENSHOTS-} || fail 'the page is not as it should be'
