# interrupt.sh - a signal at any time leaves each file wholly old or wholly new
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
"$MRCONV" api --all --in-place -q --tree tree
cp -r tree old
cp -r tree new
sed "s,$work/tree/,$work/new/,g" tree/build/compile_commands.json \
    >new/build/compile_commands.json
"$MRCONV" convert --in-place -q --tree new

for signal in INT TERM HUP; do
    for delay in 0.1 0.5 1 2 3; do
        # A shell's background jobs ignore SIGINT; this way it is as in a
        # terminal.  Without --foreground it would get two signals, the second
        # of which kills
        code=0
        timeout --foreground --signal=$signal --preserve-status $delay \
            "$MRCONV" convert --in-place -q --tree tree 2>err || code=$?
        case $code in
        129 | 130 | 143)
            # It may come before anything listens for it
            grep -q 'stopped by a signal' err || [ $delay = 0.1 ] ||
                fail 'no word of the signal'
            ;;
        0 | 1) ;;
        *) fail "SIG$signal after $delay s: exit status $code" ;;
        esac
        find tree/hw -name '*.c' -o -name '*.inc' | while read -r file; do
            cmp -s "$file" "old/${file#tree/}" ||
                cmp -s "$file" "new/${file#tree/}" ||
                fail "$file is neither old nor new"
        done
        [ "$(cd tree && find . | sort)" = "$(cd old && find . | sort)" ] ||
            fail 'files appeared or went'
        no_litter
        rm -rf tree
        cp -r old tree
    done
done
