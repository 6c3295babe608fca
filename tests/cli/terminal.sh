# terminal.sh - colours and progress for terminals that can show them
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"
python3 -c 'import pty; pty.openpty()' 2>/dev/null || exit 77

# on_terminal COLUMNS ARGUMENT...: runs mrconv on a terminal of that width
on_terminal() {
    python3 - "$MRCONV" "$@" >out <<'END'
import fcntl, os, pty, struct, sys, termios
child, terminal = pty.fork()
if child == 0:
    size = struct.pack('HHHH', 24, int(sys.argv[2]), 0, 0)
    fcntl.ioctl(1, termios.TIOCSWINSZ, size)
    os.execvp(sys.argv[1], [sys.argv[1]] + sys.argv[3:])
try:
    while data := os.read(terminal, 4096):
        os.write(1, data)
except OSError:     # it has ended
    pass
END
}

copy_tree tree
unset NO_COLOR INSIDE_EMACS || :
escape=$(printf '\033')
export TERM=xterm
on_terminal 80 audit -q --tree tree hw/ide
says out "$escape[1mtree/hw/ide/ferro.c:"
on_terminal 80 audit -q --tree tree hw/ide --color=never
! grep "$escape" out || fail 'colours that were not wanted'
NO_COLOR=1 on_terminal 80 audit -q --tree tree hw/ide
! grep "$escape" out || fail 'colours in spite of NO_COLOR'

# A line of progress can be taken back: it is no longer than the terminal
on_terminal 30 audit --no-cache -j1 --tree tree
python3 - <<'END' || fail 'a line of progress wraps'
import re
shown = re.findall(r'\r\x1b\[K([^\r\n\x1b]*)', open('out', newline='').read())
assert all(len(line) < 30 for line in shown), shown
END

# Some only look like terminals
for variable in TERM=dumb INSIDE_EMACS=28.2,compile; do
    (export $variable
     on_terminal 80 audit --no-cache -j1 --tree tree)
    says out 'tree/hw/ide/ferro.c:'
    ! grep "$escape" out || fail "$variable: neither colours nor progress"
done
says out "$(printf '\ntree/hw/ide/ferro.c:53:5: note: ')"
