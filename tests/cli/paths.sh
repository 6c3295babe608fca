# paths.sh - paths lead from where one stands to the file, and are taken so
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

copy_tree tree
file=hw/misc/lantern.c
mrconv_exits 1 audit -q --tree tree --format=json $file
cp out json

# printed_as PATH FROM ARGUMENT...: as compilers print it
printed_as() {
    path=$1
    cd "$work/$2"
    shift 2
    mrconv_exits 1 audit -q "$@"
    cd "$work"
    grep -q "^$path:[0-9]*:[0-9]*: [a-z]*: '" out || fail "not as $path"
    ! grep -v "^ *$path:" out || fail "some are not as $path"
}

mkdir elsewhere
ln -s tree/hw link
printed_as "tree/$file" . "tree/$file"
printed_as "tree/$file" . --tree tree $file
printed_as $file tree $file
printed_as misc/lantern.c tree/hw misc/lantern.c
printed_as lantern.c tree/hw/misc lantern.c
printed_as ../misc/lantern.c tree/hw/ide ../misc/lantern.c
printed_as ../$file tree/docs ../$file
printed_as ../$file tree/docs --tree .. $file
printed_as "$work/tree/$file" elsewhere "../tree/$file"
printed_as misc/lantern.c link misc/lantern.c

# What is printed can be asked about, and so can what JSON and baselines have
cd tree/hw/misc
mrconv_exits 1 audit -q lantern.c
place=$(sed -n '1s/: .*//p' "$work/out")
mrconv_exits 0 explain "$place"
says out 'What would change'
mrconv_exits 0 explain "hw/misc/$place"
says out 'What would change'
cd ..
mrconv_exits 1 audit -q --format=json hw/misc/lantern.c
cmp "$work/out" "$work/json" || fail 'JSON depends on the directory'
mrconv_exits 1 audit -q --format=json misc/lantern.c
cmp "$work/out" "$work/json" || fail 'JSON depends on how a file is named'

# Editors open what is printed
if command -v vim >/dev/null; then
    mrconv_exits 1 audit -q misc/lantern.c
    vim -e -s -u NONE -c "cfile $work/out" -c 'call writefile([expand("%")],
        "/dev/stdout")' -c 'qa!' | grep -qx misc/lantern.c ||
        fail 'vim opens another file'
fi

# What is no path, and what is no source
mrconv_exits 2 audit ''
says err "'' is not in the tree"
mrconv_exits 2 audit ../MAINTAINERS
says err 'MAINTAINERS is not a source file'
mrconv_exits 2 audit misc/lantern.c ../../elsewhere
says err 'is not in the tree'
