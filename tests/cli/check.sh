# check.sh - what compilers have to say
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
cd tree
"$MRCONV" api --all --in-place -q
"$MRCONV" convert --in-place -q hw/ide hw/misc/twin.c
find build | sort >"$work/before"

mrconv_exits 0 check hw/ide
says err 'compiled 2 files'
mrconv_exits 0 check -v
says err '+ '
find build | sort | cmp - "$work/before" || fail 'check writes to build/'

# Only for one of the two targets that compile it
sed -i 's/memory_region_new_io(/memory_region_new_eio(/' hw/misc/twin.c
mrconv_exits 4 check
says out 'hw/misc/twin.c:'
says out 'memory_region_new_eio'
mrconv_exits 0 check hw/ide

# Broken in the memory API itself
git checkout -q hw/misc/twin.c
sed -i 's/memory_region_new_alias(/memory_region_new_ailas(/' system/memory.c
mrconv_exits 4 check hw/ide
says out 'system/memory.c:'
no_litter
