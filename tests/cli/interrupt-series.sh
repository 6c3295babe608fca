# interrupt-series.sh - a series that a signal ends has never been
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

# stop MOMENT: is called by what mrconv runs; sends the signal, once, if the
# test is about this moment, and lets things go on when it has arrived: mrconv
# then has taken its handler away
export STOP=$work/stop
cat >"$STOP" <<'EOS'
#!/bin/sh
cd "${0%/*}"
[ "$1" = "$(cat moment)" ] && mkdir reached 2>/dev/null || exit 0
pid=$(cat pid)
number=$(cat number)
kill -$number $pid
while caught=$(sed -n 's/^SigCgt:\t/0x/p' /proc/$pid/status) &&
    [ $((caught >> (number - 1) & 1)) -eq 1 ]; do
    sleep 0.02
done
EOS

# The compiler, as tools that cache objects do it
cat >cc <<'EOS'
#!/bin/sh
"$STOP" compiling
exec gcc "$@"
EOS

# git asks this what may have changed; it answers that all may have
cat >monitor <<'EOS'
#!/bin/sh
tr '\0' ' ' </proc/$PPID/cmdline | grep -q ' commit ' && "$STOP" committing
printf 'token\0/\0'
EOS
chmod +x stop cc monitor

copy_tree tree
sed -i '2i system("$ENV{STOP} planning");' tree/scripts/get_maintainer.pl
CC=$work/cc meson setup tree/build tree >setup.log 2>&1 ||
    fail "$(cat setup.log)"
commit_tree tree
git -C tree config user.name Tester
git -C tree config user.email tester@example.org
# what the repository's own configuration names would not run
export GIT_CONFIG_GLOBAL=$work/gitconfig
git config --global core.fsmonitor "$work/monitor"
git config --global filter.stop.smudge '"$STOP" checking-out; cat'
git config --global filter.stop.clean '"$STOP" adding; cat'
echo 'hw/ide/ferro.c filter=stop' >tree/.git/info/attributes
echo '/* nobody commits this */' >>tree/hw/misc/pair.c

# spatch finds no end of its macros before something is written to this
source=${EXAMPLE%/tests/tree}
mkdir data
cp -r "$source/semantic-patches" "$source/templates" data
mkfifo data/macros

# state: what there is to see of the repository, and of where mails go
state() {
    git -C tree status --short
    git -C tree for-each-ref
    git -C tree rev-parse HEAD
    git -C tree worktree list --porcelain
    git -C tree stash list
    sha256sum <tree/.git/index
    find tree/.git -name '*.lock' -o -name '*_tmp_*' -o -name 'tmp_*'
    find tree -path tree/.git -prune -o -print | sort
    ls -A tree/.git tree/.git/worktrees mails-here 2>&1 || :
}

# stopped_by SIGNAL MOMENT: a series that SIGNAL ends at that moment
stopped_by() {
    echo "$1" >number
    echo "$2" >moment
    code=0
    sh -c 'echo $$ >pid; exec "$@"' sh "$MRCONV" series --edit \
        -o mails-here/mails --tree tree tree/hw/ide >out 2>err || code=$?
    rmdir reached || fail "it has not come to $2"
    [ $code -eq $((128 + $1)) ] || fail "$2: exit status $code"
    says err 'stopped by a signal'
    state >after
    diff before after >out || fail "$2: not as it was"
    no_litter
}

export GIT_EDITOR="$STOP mailing"
mkdir mails-here
git -C tree status --short >out
state >before
stopped_by 15 checking-out
stopped_by 2 planning
stopped_by 1 compiling
stopped_by 2 adding
stopped_by 15 committing
stopped_by 1 mailing

rm data/semantic-patches/macro-file.h
ln -s ../macros data/semantic-patches/macro-file.h
"$STOP" converting >data/macros &
writer=$!
export MRCONV_DATADIR=$work/data
stopped_by 15 converting
unset MRCONV_DATADIR
kill $writer 2>kill.log || :

# and nothing of all that is in the way of one that is not
echo never >moment
mrconv_exits 0 series --edit -o mails-here/mails --tree tree tree/hw/ide
[ "$(ls mails-here/mails | wc -l)" -eq 3 ] || fail 'no mails'
