# irregular-files.sh - nothing is read but regular files
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

# ends CODE ARGUMENT...: as mrconv_exits, and soon
ends() {
    wanted=$1
    shift
    code=0
    timeout -k 1 30 "$MRCONV" "$@" >"$work/out" 2>"$work/err" || code=$?
    [ $code -eq $wanted ] || fail "mrconv $*: exit status $code, not $wanted"
}

make_tree tree
cd tree

mkfifo .mrconv.conf
ends 3 audit hw/char/inkwell.c
says err '.mrconv.conf: not a regular file'
rm .mrconv.conf
ln -s /dev/zero .mrconv.conf
ends 3 audit hw/char/inkwell.c
says err '.mrconv.conf: not a regular file'
rm .mrconv.conf

# What is included; the rest of the file is judged
mkfifo include/fifo.h
ln -s /dev/zero include/zero.h
sed -i '1i #include "fifo.h"\n#include "zero.h"\n#include "/dev/zero"' \
    hw/char/inkwell.c
ends 1 audit hw/char/inkwell.c
says out 'memory_region_init_ram'

# A source, a compile database, a plan, a baseline
rm hw/char/inkwell.c
mkfifo hw/char/inkwell.c
ends 3 audit hw/char
says err 'hw/char/inkwell.c cannot be read'
mkfifo fifo
ends 3 audit --baseline fifo hw/char
says err 'fifo: not a regular file'
