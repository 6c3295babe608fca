# baseline.sh - what is suppressed or was known before is not reported
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree

mrconv_exits 2 audit --tree tree --update-baseline
mrconv_exits 2 audit --baseline known --update-baseline tree/hw/ide
mrconv_exits 3 audit --tree tree --baseline missing
says err '--update-baseline'
echo 'something else' >other
mrconv_exits 3 audit --tree tree --baseline other
says err '/other:1: '

# All that there is
mrconv_exits 0 audit --tree tree --baseline known --update-baseline
[ ! -s out ] || fail 'writing a baseline prints findings'
says known "$(printf 'stack-region\thw/misc/cinder.c\tcinder_realize\tgrate')"
cp known first
mrconv_exits 0 audit --tree tree --baseline known --update-baseline -j 1
cmp known first || fail 'the baseline is another one the second time'
mrconv_exits 0 audit --tree tree --baseline known
[ ! -s out ] || fail 'something known is reported'
says err ' in the baseline'
mrconv_exits 1 audit tree/hw/misc
mrconv_exits 0 audit tree/hw/misc --exit-zero
[ -s out ] || fail '--exit-zero hides findings'

# Lines may move; what is new is reported, alone
sed -i '1i /* a line */' tree/hw/misc/cinder.c
mrconv_exits 0 audit -p tree/build --baseline known tree/hw/misc/cinder.c
sed 's/cinder_realize/cinder_again/; /^static void cinder_local/,$d; /^#inc/,/^static void/{/^static/!d}' \
    tree/hw/misc/cinder.c | sed -n '/^static/,$p' >again
sed -i '/^static void cinder_local_realize/e cat again' tree/hw/misc/cinder.c
mrconv_exits 1 audit -p tree/build --baseline known tree/hw/misc/cinder.c
[ "$(grep -c '\[stack-region\]$' out)" -eq 1 ] || fail 'not one new finding'

# A comment suppresses a verdict, and the conversion with it
line=$(grep -n 'g_new0*(MemoryRegion' tree/hw/misc/lantern.c | head -1)
sed -i "${line%%:*}i /* mrconv: ignore convert: wanted so */" \
    tree/hw/misc/lantern.c
mrconv_exits 0 audit tree/hw/misc/lantern.c
[ ! -s out ] || fail 'a suppressed site is reported'
says err '1 suppressed'
mrconv_exits 0 convert tree/hw/misc/lantern.c
[ ! -s out ] || fail 'a suppressed site is converted'

# What cannot be written is told before the audit
mrconv_exits 3 audit --tree tree --baseline nowhere/known --update-baseline
says err "cannot write to $work/nowhere: No such file or directory"

# Each line is one, whatever a file is called
cp tree/hw/misc/cinder.c "$(printf 'tree/hw/misc/a\nb.c')"
mrconv_exits 0 audit --tree tree --baseline more --update-baseline
says more 'hw/misc/a\nb.c'
mrconv_exits 0 audit --tree tree --baseline more
