# completion.sh - bash, zsh and fish complete what --help lists
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"
type_in=$(dirname "$0")/type-in
completions=$BUILD/scripts

# Every option of every command is offered
mrconv_exits 0 --help
verbs=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' out)
[ -n "$verbs" ] || fail 'no commands'
for verb in $verbs; do
    mrconv_exits 0 "$verb" --help
    sed -n 's/^  \(-., \)\?\(--[a-z-]*\).*/\2/p' out | sort >options
    [ -s options ] || fail "$verb has no options"
    bash -c '. "$0"/mrconv; COMP_WORDS=(mrconv "$1" --) COMP_CWORD=2
             compopt() { :; }; _mrconv; printf "%s\n" "${COMPREPLY[@]}"' \
        "$completions" "$verb" | sed 's/=$//' | sort >bash
    fish --no-config -c 'source $argv[1]/mrconv.fish
                         complete -C "mrconv $argv[2] --"' \
        "$completions" "$verb" | sed 's/\t.*//' | sort >fish
    sed -n "/^$verb)/,/;;/s/^ *'\*\(--[a-z-]*\).*/\1/p" \
        "$completions/_mrconv" | sort >zsh
    for shell in bash zsh fish; do
        diff options $shell || fail "$shell does not know the options of $verb"
    done
done

# What --force takes, and nothing else
mrconv_exits 0 explain --list
sed -n 's/^\([a-z-]*\) .*/\1/p' out >rules
sed -n 's/^| `\([a-z-]*\)` | .*/\1/p' "${EXAMPLE%/tests/tree}/docs/embedding.md" >>rules
sort -o rules rules
printf '%s\n' convert-drop-free manual-flow null-name unsafe-unparent \
    null-tested called-repeatedly re-created lifetime | sort >words
for file in mrconv mrconv.fish _mrconv; do
    grep -e '--force)' -e '-l force ' -e '--force=\[' "$completions/$file" |
        tr -c 'a-z-' '\n' | sort -u | comm -12 - rules >forced
    sed -i '/^convert$/d' forced # the command
    diff words forced || fail "$file offers other words for --force"
done

# Typed into the real shells, if there are terminals for them
python3 -c 'import pty; pty.openpty()' 2>/dev/null || exit 77
copy_tree tree
commit_tree tree
cd tree
git branch topic
git tag v1.0-wonder
cat >"$work/wanted" <<'END'
audit --exit-zero
audit --format=json
audit --color always
audit --severity=null-owner=note
check hw/misc
convert --tree hw/ide
convert -c memory_region_init_iommu
convert --force=manual-flow
audit --diff topic
series --base=v1.0-wonder
help explain
END
for shell in bash zsh fish; do
    "$type_in" $shell "$completions" 'mrconv audit --exit-z' \
        'mrconv audit --format=j' 'mrconv audit --color al' \
        'mrconv audit --severity=null-owner=no' 'mrconv check hw/mis' \
        'mrconv convert --tree hw/id' \
        'mrconv convert -c memory_region_init_iom' \
        'mrconv convert --force=manual' 'mrconv audit --diff top' \
        'mrconv series --base=v1.0-w' 'mrconv help expl' | sed 's|/$||' >"$work/out"
    diff "$work/wanted" "$work/out" || fail "$shell completes otherwise"
    "$type_in" $shell "$completions" 'mrconv aud' | grep -q '^audit' ||
        fail "$shell does not complete commands"
done
