# editors.sh - what docs/editors.md has one type works in these editors
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"
page=${EXAMPLE%/tests/tree}/docs/editors.md

mkdir bin
ln -s "$MRCONV" bin/mrconv
PATH=$work/bin:$PATH
copy_tree tree
cd tree/hw
mrconv_exits 1 audit -q misc/lantern.c
sed -n 's/^ *\([^ ]*:[0-9]*:[0-9]*\): .*/\1/p' "$work/out" >"$work/places"
[ "$(wc -l <"$work/places")" -gt 1 ] || fail 'too little to go through'

# Vim opens the first, and goes from one to the next
if command -v vim >/dev/null; then
    grep -qF 'vim -q <(mrconv audit -q)' "$page" || fail 'another line for vim'
    cat >"$work/walk.vim" <<'END'
let places = []
for i in range(len(getqflist()))
    execute 'cc' i + 1
    call add(places, expand('%') . ':' . line('.') . ':' . col('.'))
endfor
call writefile(places, $work . '/vim')
qall!
END
    work=$work bash -c 'vim -es -u NONE -q <(mrconv audit -q misc/lantern.c) \
        -S "$work/walk.vim"' </dev/null || fail 'vim fails'
    diff "$work/places" "$work/vim" || fail 'vim goes elsewhere'
    sed -n 's/^    \(:set makeprg=\)/\1/p' "$page" >"$work/make.vim"
    grep -q . "$work/make.vim" || fail 'no makeprg'
    echo 'silent make! %' >>"$work/make.vim"
    cat "$work/walk.vim" >>"$work/make.vim"
    rm "$work/vim"
    work=$work vim -es -u NONE misc/lantern.c -S "$work/make.vim" \
        </dev/null || fail 'vim fails'
    diff "$work/places" "$work/vim" || fail ':make goes elsewhere'
fi

# So does Emacs
if command -v emacs >/dev/null; then
    command=$(sed -n 's/^    M-x compile RET \(.*\) RET$/\1/p' "$page")
    [ -n "$command" ] || fail 'no command for emacs'
    cat >"$work/walk.el" <<'END'
(require 'subr-x)
(setq compilation-skip-threshold 0)
(compile (getenv "command"))
(while (process-live-p (get-buffer-process "*compilation*"))
  (accept-process-output nil 0.1))
(let (places)
  (condition-case nil
      (while t
        (next-error)
        (with-current-buffer (window-buffer)
          (push (format "%s:%d:%d"
                        (file-relative-name buffer-file-name command-line-default-directory)
                        (line-number-at-pos) (1+ (current-column)))
                places)))
    (user-error nil))
  (write-region (concat (string-join (nreverse places) "\n") "\n")
                nil (concat (getenv "work") "/emacs")))
END
    command="$command misc/lantern.c" work=$work HOME=$work \
        emacs --batch -Q -l compile -l "$work/walk.el" >"$work/emacs.log" 2>&1 ||
        fail "emacs fails: $(cat "$work/emacs.log")"
    diff "$work/places" "$work/emacs" || fail 'emacs goes elsewhere'
fi

# The pattern that VS Code is given matches each line
python3 - "$page" "$work/out" <<'END' || fail 'the pattern does not match'
import json, re, sys
text = open(sys.argv[1]).read()
task = json.loads(text.split('```json')[1].split('```')[0])['tasks'][0]
pattern = task['problemMatcher']['pattern']
for line in open(sys.argv[2]):
    match = re.match(pattern['regexp'], line.rstrip('\n'))
    assert match and match[pattern['file']] == 'misc/lantern.c', line
END
