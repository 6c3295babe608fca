# environment.sh - what mrconv needs and does not find
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

mrconv_exits 3 audit
says err 'is not in a QEMU tree'
says err '--tree DIR'

copy_tree plain
mrconv_exits 3 convert --tree plain
says err 'is not a configured build directory'
mrconv_exits 3 audit --tree plain -p nowhere
says err 'no build directory nowhere'
mrconv_exits 3 audit --tree plain -p hw
says err 'hw is not a configured build directory'

make_tree tree
mrconv_exits 2 audit --tree tree /etc
says err "'/etc' is not in the tree"
mrconv_exits 3 audit --tree tree tree/hw/none.c
says err 'there is no hw/none.c'
mrconv_exits 3 audit nowhere
says err 'nowhere: No such file or directory'

database=tree/build/compile_commands.json
cp $database good.json
head -c 1000 good.json >$database
mrconv_exits 3 audit tree
says err 'cannot read the compile database'
says err 'configure the build directory again'

sed 's,ferro\.c,vanished.c,g' good.json >$database
mrconv_exits 3 audit tree
says err 'is stale: it compiles hw/ide/vanished.c'

sed 's,tree/,other/,g; s,\.\./,../../other/,g' good.json >$database
mrconv_exits 3 audit tree
says err 'belongs to another tree'

cp good.json $database
mkdir bin
for program in sh git gcc cc ld as; do
    ln -s "$(command -v $program)" bin/
done
PATH=$work/bin mrconv_exits 3 convert --tree tree tree/hw/ide
says err 'spatch: it is not installed; install coccinelle 1.1.1 or later'
printf '#!/bin/sh\necho spatch version 1.0.8 compiled with OCaml\n' >bin/spatch
chmod +x bin/spatch
PATH=$work/bin mrconv_exits 3 convert --tree tree tree/hw/ide
says err 'is version 1.0.8; install coccinelle 1.1.1 or later'
no_litter

# The real one, with too little memory to do its work
cat >bin/spatch <<END
#!/bin/sh
ulimit -v 30000
exec $(command -v spatch) "\$@"
END
chmod +x bin/spatch
cp tree/hw/ide/ferro.c .
PATH=$work/bin:$PATH mrconv_exits 3 convert --in-place tree/hw/ide
says err 'spatch'
cmp tree/hw/ide/ferro.c ferro.c || fail 'changed after a crash'
no_litter

# A header that the build has yet to generate
sed -i '1i #include "config-ferro.h"' tree/hw/ide/ferro.c
mrconv_exits 0 convert tree/hw/ide
says err "run: ninja -C $work/tree/build; the file stays as it is"
[ ! -s out ] || fail 'converted on uncertain ground'

# The same in a header of the file's: it is the file that stays
sed -i '1s/config-ferro.h/ferro-regs.h/' tree/hw/ide/ferro.c
echo '#include "config-ferro.h"' >tree/hw/ide/ferro-regs.h
mrconv_exits 0 convert tree/hw/ide
says err 'hw/ide/ferro.c: hw/ide/ferro-regs.h:1: '
says err 'the file stays as it is'

# No locale, as in a container: arguments are UTF-8 all the same
export LC_ALL=C
mrconv_exits 2 audit tree --format=höhe
says err "invalid --format 'höhe': expected"
