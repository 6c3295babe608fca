# growth.sh - declarations that nobody uses leave facts valid, and nothing else
# does
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

results() {
    find "$XDG_CACHE_HOME/mrconv/results" -type f | sort
}

# taken_again: how many results an audit makes; it comes to what it would
# without a cache
taken_again() {
    sleep 2    # what has just been written is not trusted
    results >"$work/before"
    as_ever "$1"
    results | comm -13 "$work/before" - | wc -l >"$work/n"
    read -r n <"$work/n"
}

free() {
    taken_again "$1"
    [ "$n" -le 5 ] || fail "$1: $n results are made again"
}

costs() {
    taken_again "$1"
    [ "$n" -ge 30 ] || fail "$1: only $n results are made again"
}

# What turns up beside a tree may be something that it includes
mkdir deep
make_tree deep/tree
cd deep/tree
header=include/system/memory.h
# Puts a name together that is written nowhere
sed -i 's/^static void ferro_reg_write.*/#define JOIN(a, b) a##b\nstatic void join(void)\n{\n    JOIN(zy, zzy)();\n}\n\n&/' \
    hw/ide/ferro.c
grep -q JOIN hw/ide/ferro.c || fail 'no use of a name'
sleep 2
audit

# The memory implementation, the constructors and precompiled headers are
"$MRCONV" api --all --in-place -q
free 'all constructors'
cp $header "$work/memory.h"
sed -i 's|^#endif.*|/* zyx: of no use */\nvoid zyx(int a, char *b);\n&|' $header
free 'a declaration'
cp "$work/memory.h" $header
free 'it is gone again'
sed -i '1i /* A comment */' $header
free 'a comment'

# Who uses it notices: by its name, or by what it is put together of
sed -i 's|^#endif.*|void zyzzy(void);\n&|' $header
taken_again 'a declaration that is used'
grep -l ferro_reg_write $(results | comm -13 "$work/before" -) >"$work/users" ||
    fail 'nobody has noticed'

sed -i 's/\(memory_region_set_enabled(MemoryRegion \*mr, \)bool/\1int/' $header
costs 'another prototype'
sed -i 's/^#define OBJECT(obj) .*/#define OBJECT(obj) ((Object *)(void *)(obj))/' \
    include/qom/object.h
costs 'another macro'
sed -i '0,/^typedef struct .* {/s//&\n    int more;/' $header
costs 'another struct'
sed -i 's|^#endif.*|enum { ZYX };\n&|' $header
costs 'another enum'
sed -i 's/ZYX/ZYX = 3/' $header
costs 'another value of an enum'
sed -i 's|^#endif.*|static inline int zyx(int x)\n{\n    return x;\n}\n&|' $header
costs 'an inline function'
sed -i 's/return x;/return -x;/' $header
costs 'another body of an inline function'
sed -i 's|^#endif.*|#define zyx(x) 0\n&|' $header
costs 'a macro'
