# spatch.sh - how often spatch is started, and what happens when it fails
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

# A spatch that leaves a trace when it starts, and crashes over, or gives up, a
# file that says so
mkdir bin
cat >bin/spatch <<END
#!/bin/sh
[ "\$*" != --version ] || exec $(command -v spatch) --version
echo >>$work/starts
if grep -qs 'crashes spatch' files/*; then
    kill -SEGV \$\$
fi
if sick=\$(grep -ls 'takes too long' files/*); then
    echo "EXN: Coccinelle_modules.Common.Timeout in \$sick" >&2
    mv "\$sick" sick
    code=0
    $(command -v spatch) "\$@" || code=\$?
    mv sick "\$sick"
    exit \$code
fi
exec $(command -v spatch) "\$@"
END
chmod +x bin/spatch
PATH=$work/bin:$PATH

# starts N: spatch has been started at most N times since the last call
starts() {
    n=$(wc -l <starts)
    [ $n -le $1 ] || fail "spatch was started $n times"
    : >starts
}

make_tree tree
commit_tree tree
: >starts

# One process for each processor and semantic patch, none for what is known
mrconv_exits 0 convert --tree tree
cp out convert.diff
[ "$(grep -c '^+++ b/hw' out)" -gt 20 ] || fail 'not all files are edited'
starts $((2 * $(nproc)))
mrconv_exits 0 convert --tree tree
cmp out convert.diff || fail 'another conversion the second time'
mrconv_exits 1 audit --tree tree --format=html
mrconv_exits 1 audit --tree tree --format=sarif
starts 0
mrconv_exits 0 convert --tree tree --no-cache -j 1
cmp out convert.diff || fail 'another conversion without the cache'
starts 2

# What has changed is edited again, and so it is by another semantic patch
sed -i '1i /* first of all */' tree/hw/ide/ferro.c
mrconv_exits 0 convert --tree tree tree/hw/ide
[ -s starts ] || fail 'an edit is stale'
starts 1
git -C tree checkout -q .

# A file that two semantic patches edit has a result of each
cat >>tree/hw/pci-host/marble.c <<'END'

void marble_beside(Object *owner);
void marble_beside(Object *owner)
{
    MemoryRegion *beside = g_new0(MemoryRegion, 1);
    memory_region_init(beside, owner, "beside", 4096);
}
END
mrconv_exits 0 convert --tree tree tree/hw/pci-host/marble.c
[ "$(wc -l <starts)" -eq 2 ] || fail 'not edited twice'
: >starts
mrconv_exits 0 convert --tree tree tree/hw/pci-host/marble.c
starts 0
git -C tree checkout -q .

# A file that makes it crash, or stall, or that no C parser should be given, is
# named, and the rest is kept
echo '/* crashes spatch */' >>tree/hw/ide/ferro.c
echo '/* takes too long */' >>tree/hw/misc/lantern.c
printf '/* \0 */\n' >>tree/hw/mem/slate.c
mrconv_exits 0 convert --tree tree tree/hw/ide tree/hw/char tree/hw/misc \
    tree/hw/mem
says err 'hw/ide/ferro.c: spatch was killed by signal 11; the file stays as it is'
says err 'hw/misc/lantern.c: spatch failed: EXN: Coccinelle_modules.Common.Timeout'
says err 'hw/mem/slate.c: it contains a NUL byte; the file stays as it is'
says out '+++ b/hw/char/inkwell.c'
! grep -e '^+++ b/hw/ide/ferro.c' -e '^+++ b/hw/misc/lantern.c' \
    -e '^+++ b/hw/mem/slate.c' out ||
    fail 'edited what spatch has not'
mrconv_exits 3 convert --tree tree tree/hw/ide/ferro.c
says err 'hw/ide/ferro.c: spatch was killed by signal 11'
no_litter

# The diff has git's colours, and is the same without them
mrconv_exits 0 convert --tree tree tree/hw/char
cp out plain
mrconv_exits 0 convert --tree tree tree/hw/char --color=always
says out "$(printf '\033[32m+    MemoryRegion *ram = memory_region_new_ram(')"
says out "$(printf '\033[1m+++ b/hw/char/inkwell.c')"
sed 's/\x1b\[[0-9]*m//g' out | cmp - plain || fail 'another diff in colours'
