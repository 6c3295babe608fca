# config.sh - settings come from the tree, and the command line goes above them
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
conf=$work/tree/.mrconv.conf

# settings TEXT: the lines of it are the tree's settings
settings() {
    printf "$1" >"$conf"
}

# shows ORIGIN SETTING: --print-config says both, one above the other
shows() {
    grep -A1 -xF "# $1" out | grep -qxF "$2" || fail "$2 is not from $1"
}

# refuses TEXT LINE MESSAGE: settings that nothing is done with
refuses() {
    settings "$1"
    mrconv_exits 2 audit tree
    says err "$conf:$2: "
    says err "$3"
    [ ! -s out ] || fail 'findings, whatever the settings say'
}

# Without a file, and with one
mrconv_exits 0 audit --tree tree --print-config
shows default 'paths='
shows default 'split=dir'
settings '[files]\npaths=hw/misc; hw/ide/\n# but\nexclude = hw/misc/cinder.c\n
[severity]\nconvert=error\nstack-region=error\n'
mrconv_exits 0 audit --tree tree --print-config
shows "$conf:2" 'paths=hw/misc;hw/ide;'
shows "$conf:4" 'exclude=hw/misc/cinder.c;'
shows "$conf:7" 'convert=error'
shows default 'split=dir'

# They are obeyed, by every command
mrconv_exits 1 audit --tree tree
says out hw/ide/
says out hw/misc/
! grep -e '^tree/hw/arm' -e '^tree/hw/misc/cinder.c' out || fail 'others are reported'
grep '\[convert\]$' out >converts
! grep -v ': error: ' converts || fail 'the severity is not as set'
mrconv_exits 0 convert --tree tree
says out 'b/hw/misc/'
! grep '^+++ b/hw/arm' out || fail 'other files are converted'

# The command line goes above
mrconv_exits 0 audit --print-config --exclude tree/hw/ide \
    --severity convert=note tree/hw
shows 'command line' 'paths=hw;'
shows 'command line' 'exclude=hw/ide;'
shows 'command line' 'convert=note'
shows "$conf:8" 'stack-region=error'
cp out printed
mrconv_exits 1 audit --exclude tree/hw/ide --severity convert=note tree/hw
! grep '^tree/hw/ide/' out || fail 'what is excluded is reported'
says out 'hw/misc/cinder.c:'
says out ': error: '
! grep ': \(warning\|error\): .*\[convert\]$' out || fail 'not a note'
cp out from_line

# Arguments that are not paths of the tree are not taken for such
mrconv_exits 0 explain --print-config --tree tree hw/misc/cinder.c:5
shows 'command line' 'paths=hw/misc/cinder.c;'
shows "$conf:4" 'exclude=hw/misc/cinder.c;'
mrconv_exits 0 explain --print-config tree/hw/misc/cinder.c:5:1:
shows 'command line' 'paths=hw/misc/cinder.c;'
mrconv_exits 3 explain --print-config tree/hw/misc/nowhere.c:5
for arguments in 'explain convert' 'verify nowhere.mbox'; do
    mrconv_exits 0 $arguments --print-config --tree tree
    shows "$conf:2" 'paths=hw/misc;hw/ide;'
done

# What is printed says the same when it is read
cp printed "$conf"
mrconv_exits 1 audit --tree tree
cmp out from_line || fail 'printed settings say something else'

# What cannot be understood is not passed over
refuses '[fils]\n' 1 "did you mean 'files'?"
refuses '[files]\nexlude=hw\n' 2 "did you mean 'exclude'?"
refuses '\n[severity]\nconvert=note\nnull-ower=note\n' 4 \
    "did you mean 'null-owner'?"
refuses '[severity]\nconvert=eror\n' 2 "did you mean 'error'?"
refuses '[series]\nsplit=dir;file\n' 2 'expected one, dir, maintainer or file'
refuses '[files]\npaths=hw\nexclude=hw/nothing\n' 3 "'hw/nothing'"
refuses '[files]\npaths=../tree2\n' 2 "'../tree2'"
refuses '[files]\nhw\n' 2 'hw'
refuses '# and\npaths=hw\n' 2 group
rm "$conf"
mrconv_exits 2 audit --tree tree --severity covert=note
says err "did you mean 'convert'?"
mrconv_exits 2 audit --tree tree --severity convert=loud
mrconv_exits 2 audit --tree tree --exclude /etc
mrconv_exits 3 audit --tree tree --exclude tree/nothing

# No program, and no directory whose compile commands would be run
for key in spatch git build-dir; do
    refuses "[files]\n$key=/tmp/anything\n" 2 "there is no setting '$key'"
done
no_litter
