# cache.sh - the cache never changes what mrconv says
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
cd tree
# What is parsed is shown on a terminal only: that something came out of the
# cache is seen by what is in it afterwards
results() {
    find "$XDG_CACHE_HOME/mrconv/results" -type f -size -1024k | sort
}
precompiled() {
    find "$XDG_CACHE_HOME/mrconv/results" -type f -size +1023k | sort
}

audit --no-cache
[ ! -e "$XDG_CACHE_HOME/mrconv" ] || fail '--no-cache keeps something'
mv "$work/out" "$work/plain"

# Files that have just been made are too young to be trusted
sleep 1
audit
cmp "$work/plain" "$work/out" || fail 'cold'
results >"$work/known"
[ "$(wc -l <"$work/known")" -gt 30 ] || fail 'little is kept'
precompiled >"$work/headers"
[ -s "$work/headers" ] || fail 'no precompiled header is kept'
audit
cmp "$work/plain" "$work/out" || fail 'warm'
for jobs in 1 8; do
    audit -j$jobs
    cmp "$work/plain" "$work/out" || fail "warm, -j$jobs"
done
results | cmp - "$work/known" || fail 'a warm audit has made results'

# A result is used only if it is there: without it the file is read again
rm "$(head -1 "$work/known")"
audit
cmp "$work/plain" "$work/out" || fail 'a lost result'
[ "$(results | wc -l)" -eq "$(wc -l <"$work/known")" ] ||
    fail 'a lost result is not made again'
results >"$work/known"

# One that is touched, but the same, is not parsed again; a change is seen
file=$(git grep -l 'g_new(MemoryRegion, 1)' hw | head -1)
touch "$file"
as_ever 'touched file'
results | cmp - "$work/known" || fail 'touching a file makes it parsed again'
sed -i '1s/^/\n\n/' "$file"
sleep 1
as_ever 'changed file'
! cmp -s "$work/plain" "$work/out" || fail 'the change makes no difference'
results >"$work/more"
[ "$(comm -13 "$work/known" "$work/more" | wc -l)" -eq 1 ] ||
    fail 'a changed file makes others parsed'
precompiled | cmp - "$work/headers" ||
    fail 'a changed file makes headers precompiled'
git checkout -q "$file"
as_ever 'file changed back'
cmp "$work/plain" "$work/out" || fail 'changed back'

# A file that nothing asks for, until there is something in it that matters
echo 'int unread;' >hw/misc/unread.c
sleep 1
as_ever 'a new file'
as_ever 'a file that is not read'
cmp "$work/plain" "$work/out" || fail 'a file that is not read counts'
cat >hw/misc/unread.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

static void unread_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "unread", 64);
}

const DeviceClass unread_class = { .realize = unread_realize };
END
as_ever 'it has a region'
grep -q unread.c "$work/out" || fail 'its region is not found'
rm hw/misc/unread.c
as_ever 'it is gone'
cmp "$work/plain" "$work/out" || fail 'it is gone and counts'

# A header: what includes it is parsed again.  The constructor is another one
sed -i 's/memory_region_init_io/memory_region_init_iox/' \
    include/system/memory.h system/memory.c
as_ever 'changed header'
! cmp -s "$work/plain" "$work/out" || fail 'the header makes no difference'
git checkout -q .
as_ever 'header changed back'

# A header that takes the place of another one, which is the same as before
mkdir hw/arm/system
sed 's/memory_region_init_io/memory_region_init_iox/' \
    include/system/memory.h >hw/arm/system/memory.h
as_ever 'header beside the files that include it'
rm -r hw/arm/system
as_ever 'it is gone again'
cmp "$work/plain" "$work/out" || fail 'gone again'

# Other flags
sleep 1
sed -i "s/ -o / -Dmemory_region_init_io=other_init -o /" build/compile_commands.json
as_ever 'other flags'
! cmp -s "$work/plain" "$work/out" || fail 'the flags make no difference'
sed -i "s/ -Dmemory_region_init_io=other_init -o / -o /" build/compile_commands.json
as_ever 'the old flags'
cmp "$work/plain" "$work/out" || fail 'the old flags'

# Damage of any kind, in every file of the cache
for damage in ': >' 'sed -i s/[a-f]/x/g' 'truncate -s 100'; do
    find "$XDG_CACHE_HOME" -type f | while read -r path; do
        eval "$damage \"\$path\""
    done
    audit
    cmp "$work/plain" "$work/out" || fail "after $damage"
    audit
    cmp "$work/plain" "$work/out" || fail "warm after $damage"
done

# No room, no right, not even a directory
chmod -R a-w "$XDG_CACHE_HOME"
audit
cmp "$work/plain" "$work/out" || fail 'read-only'
chmod -R u+w "$XDG_CACHE_HOME"
touch "$work/nothing"
for cache in /dev/full/x "$work/nothing" /proc/1/x; do
    XDG_CACHE_HOME=$cache audit
    cmp "$work/plain" "$work/out" || fail "cache in $cache"
done
rm -rf "$XDG_CACHE_HOME"
(
    ulimit -f 8
    XDG_CACHE_HOME=$XDG_CACHE_HOME "$MRCONV" audit -q hw >/dev/null
) || [ $? -eq 1 ] || fail 'full'
[ -z "$(find "$XDG_CACHE_HOME" -name '*.??????' -type f)" ] ||
    fail 'half of a file is left behind'
audit
cmp "$work/plain" "$work/out" || fail 'after it was full'

# Several at once, on no cache
rm -rf "$XDG_CACHE_HOME"
for i in 1 2 3; do
    "$MRCONV" audit -q --format=json hw >"$work/out$i" 2>&1 &
done
wait
for i in 1 2 3; do
    cmp "$work/plain" "$work/out$i" || fail 'several at once'
done
audit
cmp "$work/plain" "$work/out" || fail 'after several at once'

# Another version, or build: what it has written is not for this one
other=$work/other
cp "$MRCONV" "$other"
id=$(readelf -n "$MRCONV" | sed -n 's/.*Build ID: //p')
[ -n "$id" ] || fail 'the program has no build id'
python3 - "$other" "$id" <<'END'
import sys
path, old = sys.argv[1], bytes.fromhex(sys.argv[2])
data = open(path, 'rb').read()
assert data.count(old) == 1
open(path, 'wb').write(data.replace(old, bytes(len(old))))
END
results >"$work/known"
"$other" audit -q --format=json hw >"$work/out" 2>&1 || [ $? -eq 1 ]
cmp "$work/plain" "$work/out" || fail 'another build'
results >"$work/more"
[ "$(comm -13 "$work/known" "$work/more" | wc -l)" -gt 30 ] ||
    fail 'another build takes over results'

# Without a build directory
mv build ../build
audit --no-cache
mv "$work/out" "$work/plain"
audit
cmp "$work/plain" "$work/out" || fail 'no build directory, cold'
results >"$work/known"
audit
cmp "$work/plain" "$work/out" || fail 'no build directory, warm'
results | cmp - "$work/known" || fail 'stand-ins are others each time'

# Nothing but what is ours goes
mkdir -p "$XDG_CACHE_HOME/else"
mrconv_exits 2 cache
says err 'mrconv cache --clear'
mrconv_exits 0 cache --clear
[ "$(ls "$XDG_CACHE_HOME")" = else ] || fail 'not cleared'
mrconv_exits 0 cache --clear
no_litter

# What was asked of the text for some files is not asked anew
index_size() {
    cat "$XDG_CACHE_HOME"/mrconv/trees/* | wc -c
}
for path in system hw/misc hw/pci-host; do
    "$MRCONV" audit -q --exit-zero "$path" >/dev/null
    size=$(index_size)
    for again in 1 2 3; do
        "$MRCONV" audit -q --exit-zero "$path" >/dev/null
        [ "$(index_size)" -eq "$size" ] || fail "$path: asked anew"
    done
done
