# check.sh - what compilers have to say
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
cd tree
"$MRCONV" api --all --in-place -q
"$MRCONV" convert --in-place -q hw/ide hw/misc/pair.c
find build | sort >"$work/before"

mrconv_exits 0 check hw/ide
says err 'compiled 2 files'
mrconv_exits 0 check -v
says err '+ '
find build | sort | cmp - "$work/before" || fail 'check writes to build/'

# Only one of the two targets that compile it sees this
printf '#ifdef TARGET_WEST\nint west = nothing;\n#endif\n' >>hw/misc/pair.c
mrconv_exits 4 check
grep -q '^hw/misc/pair.c:[0-9]*:12: error: .*nothing' "$work/out" ||
    fail 'the error is not shown'
says out 'hw/misc/pair.c: note: compiled for libwest.a.p/'
mrconv_exits 0 check hw/ide

# A generated header that is not there is no fault of the file's
printf '#include "generated/west.h"\n' >>hw/misc/pair.c
mrconv_exits 3 check
says err 'generated/west.h: No such file or directory; if the build generates'

# Broken in the memory API itself
git checkout -q hw/misc/pair.c
sed -i 's/object_new(/object_nwe(/' system/memory.c
mrconv_exits 4 check hw/ide
says out 'system/memory.c:'
no_litter

# Before anything is written: nothing is kept.  The option is one that only
# the compiler gets to see
git checkout -q .
"$MRCONV" api --all --in-place -q
sed -i '/ferro/s/ -c / -fno-such-option -c /' build/compile_commands.json
cp hw/ide/ferro.c "$work/ferro.c"
mrconv_exits 4 convert --in-place --check hw/ide
says err '-fno-such-option'
says err 'nothing was kept'
cmp hw/ide/ferro.c "$work/ferro.c" || fail 'kept what does not compile'
no_litter
