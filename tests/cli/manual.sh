# manual.sh - the manual, README.md and --help say the same
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"
man=${EXAMPLE%/tests/tree}/docs/man
readme=${EXAMPLE%/tests/tree}/README.md

# plain: a page without roff's requests and escapes; .BR and the like put their
# arguments together, but for what is in quotes
plain() {
    sed 's/\\f[A-Z]//g; s/\\-/-/g' | awk '
        /^\.[BIR][BIR] / {
            text = quoted = ""
            for (i = 5; i <= length; i++) {
                letter = substr($0, i, 1)
                if (letter == "\"")
                    quoted = !quoted
                else if (letter != " " || quoted)
                    text = text letter
            }
            $0 = text
        }
        { sub(/^\.[BI] /, ""); gsub(/"/, ""); print }'
}

# section FILE NAME: a section of a page
section() {
    sed -n "/^\.SH $2\$/,/^\.SH/p" "$1" | sed '1d; /^\.SH/d'
}

# options FILE SECTION: the options that have a paragraph there
options() {
    section "$1" "$2" | sed -n '/^\.TP/{n;p}' | plain |
        sed 's/=.*//' | sort
}

# synopsis FILE: in one line
synopsis() {
    section "$1" SYNOPSIS | plain | tr '\n' ' ' | sed 's/ $//'
}

mrconv_exits 0 --help
cp out help
verbs=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' help)
[ -n "$verbs" ] || fail 'no commands'
says help "Usage: $(synopsis "$man/mrconv.1" | sed 's/ \.br .*//')"
options "$man/mrconv.1" 'COMMON OPTIONS' >common
grep -qx -- '-h, --help' common || fail 'no common options in mrconv.1'

for verb in $verbs; do
    page=$man/mrconv-$verb.1
    [ -f "$page" ] || fail "no manual page for $verb"
    grep -qF "mrconv\\-$verb (1)" "$man/mrconv.1" ||
        fail "mrconv.1 does not mention $verb"
    mrconv_exits 0 "$verb" --help
    usage=$(sed -n '2s/^ *//p' out | sed 's/…/.../g')
    [ "$(synopsis "$page")" = "$usage" ] ||
        fail "SYNOPSIS of $verb: $(synopsis "$page"), not $usage"
    summary=$(sed -n "s/^  $verb  *//p" help)
    section "$page" NAME | plain | grep -qxF "mrconv-$verb - $summary" ||
        fail "NAME of $verb does not say: $summary"
    grep -qF "(docs/man/mrconv-$verb.1) | $summary |" "$readme" ||
        fail "README.md does not say of $verb: $summary"
    sed -n 's/^  \(-., \)\?\(--[a-z-]*\).*/\1\2/p' out | sort >wanted
    # of the common options a command takes those it has a use for, and a
    # letter may mean something else than it commonly does
    sed 's/.* //' wanted >names
    awk 'NR == FNR { taken[$0]; next } $NF in taken' names common >shared
    cat shared >>used
    { options "$page" OPTIONS; cat shared; } | awk '!seen[$NF]++' |
        sort >documented
    diff wanted documented || fail "$page: options"
done
sort -u used | diff - common || fail 'a common option that no command takes'
for page in "$man"/mrconv-*.1; do
    verb=${page##*/mrconv-}
    echo $verbs | grep -qw "${verb%.1}" || fail "$page is of no command"
done

