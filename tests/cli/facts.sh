# facts.sh - other processes parse, and an audit joins what they found
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
cd tree
sleep 1
audit --no-cache
mv "$work/out" "$work/plain"

mrconv_exits 0 facts --list
cp "$work/out" "$work/list"
[ "$(wc -l <"$work/list")" -gt 30 ] || fail 'little is listed'
mrconv_exits 2 facts
mrconv_exits 2 facts --list hw
mrconv_exits 3 facts README.md
says err 'README.md: no facts: it is not a C source file'
mrconv_exits 3 facts hw/none.c
says err 'hw/none.c: no facts: there is no such file in the tree'
mrconv_exits 3 facts include/system/memory.h
says err 'memory.h: no facts: it is only read with what includes it'

# As the manual has it
export MRCONV
OUT=$work/facts
export OUT
parallel --will-cite -N10 -j2 '"$MRCONV" facts -q -j1 -o "$OUT" {}' \
    <"$work/list" 2>"$work/err" || fail 'parallel'
[ "$(find "$work/facts" -name '*.facts' | wc -l)" = \
  "$(wc -l <"$work/list")" ] || fail 'facts are missing'
audit --no-cache --facts "$work/facts"
cmp "$work/plain" "$work/out" || fail 'joined'
audit --no-cache --facts "$work/facts" -j1 hw
mkdir "$work/no-facts"
audit --no-cache --facts "$work/no-facts"
cmp "$work/plain" "$work/out" || fail 'nothing to join'

# Ninja makes again what depends on a change
{
    echo 'rule facts'
    echo '  command = $$MRCONV facts -q -j1 -o facts $in'
    echo '  depfile = $out.d'
    head -3 "$work/list" | sed 's,.*,build facts/&.facts: facts &,'
} >"$work/facts.ninja"
ninja -f "$work/facts.ninja" >"$work/out" || fail 'ninja'
ninja -n -f "$work/facts.ninja" | grep -q 'no work to do' ||
    fail 'ninja finds something to do'
touch include/system/memory.h
ninja -n -f "$work/facts.ninja" | grep -q '3/3' ||
    fail 'ninja knows of no headers'
rm -r facts

# To make, what follows a semicolon in a rule is a command
name='a;touch evil;.h'
echo '/* nothing */' >"hw/mem/$name"
sed -i "1i #include \"$name\"" hw/mem/slate.c
sleep 1
mrconv_exits 3 facts -o facts hw/mem/slate.c
says err "hw/mem/$name: no facts: make cannot be told of a file whose name"
[ ! -e facts/hw/mem/slate.c.facts.d ] || fail 'a command in a rule'
rm "hw/mem/$name"
git checkout -q .

# Facts of what has changed since are not used; nor is damage
first=$(head -1 "$work/list")
sed -i '1s/^/\n\n/' "$first"
audit --no-cache
mv "$work/out" "$work/changed"
! cmp -s "$work/plain" "$work/changed" || fail 'no difference'
audit --no-cache --facts "$work/facts"
cmp "$work/changed" "$work/out" || fail 'stale facts of a file'
git checkout -q .
sed -i 's/memory_region_init_io/memory_region_init_iox/' \
    include/system/memory.h system/memory.c
audit --no-cache
mv "$work/out" "$work/changed"
audit --no-cache --facts "$work/facts"
cmp "$work/changed" "$work/out" || fail 'stale facts of a header'
git checkout -q .
truncate -s 100 "$work/facts/$first.facts"
head -c 3000 /dev/urandom >"$work/facts/$(sed -n 2p "$work/list").facts"
audit --no-cache --facts "$work/facts"
cmp "$work/plain" "$work/out" || fail 'damaged'

# What cannot be parsed whole is named; the others are written all the same
second=$(sed -n 2p "$work/list")
third=$(sed -n 3p "$work/list")
sed -i '1s/^/#include "not-there.h"\n/' "$first" "$third"
mrconv_exits 3 facts -o "$work/some" "$first" "$second" "$third"
says err "$first: no facts: $first:1: 'not-there.h' file not found"
says err '(nor of 1 more)'
[ ! -e "$work/some/$first.facts" ] || fail 'facts of half a file'
[ -e "$work/some/$second.facts" ] || fail 'no facts of the other file'
git checkout -q .

# Nowhere to write
touch "$work/file"
sleep 1
mrconv_exits 3 facts -o "$work/file" "$first"
says err --output
no_litter
