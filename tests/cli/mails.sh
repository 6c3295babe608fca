# mails.sh - b4 and git understand each mail of a series as it is meant
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

here=$(cd "$(dirname "$0")" && pwd)
export HOME="$work" GIT_CONFIG_NOSYSTEM=1
git config --global user.name 'Žofie Tester'
git config --global user.email tester@example.org
make_tree tree
sed -i 's/Mina Memory/Mina "Mem" Čapek/' tree/MAINTAINERS
commit_tree tree

# Whatever people set for their own mails and logs, these come out
cat .gitconfig - >odd.config <<EOF
[format]
    numbered = false
    signOff = true
    attach = true
    thread = deep
    headers = "X-Odd: yes\\n"
    to = odd@example.org
    pretty = oneline
    suffix = .txt
    subjectPrefix = ODD
    notes = true
    encodeEmailHeaders = false
    noprefix = true
[diff]
    noprefix = true
    context = 1
    external = false
    orderFile = $work/order
[color]
    ui = always
[commit]
    gpgSign = true
    template = $work/none
    cleanup = scissors
[gpg]
    program = false
[core]
    hooksPath = $work/hooks
    abbrev = 5
    commentChar = h
    pager = false
[i18n]
    commitEncoding = ISO-8859-1
    logOutputEncoding = ISO-8859-1
[log]
    showSignature = true
EOF
echo 'system/*' >order
mkdir hooks
for hook in post-checkout post-index-change pre-commit commit-msg; do
    printf '#!/bin/sh\necho %s >>%s\n' $hook "$work/hooked" >hooks/$hook
    chmod +x hooks/$hook
done

cd tree
export GIT_CONFIG_GLOBAL="$work/odd.config" GIT_DIFF_OPTS=-u0
# without stylus.c, whose lines end in CR LF: b4 cannot keep that
mrconv_exits 0 series hw/char/[iq]*.c hw/ide -o ../mails -v 2 --rfc --signoff \
    --cc '"List, Añother" <another@example.org>' -q
cd "$work"
unset GIT_CONFIG_GLOBAL GIT_DIFF_OPTS
[ ! -e hooked ] || fail "hooks ran: $(cat hooked)"
grep -q '^diff --git a/.* b/' mails/*0001*.patch || fail 'no prefixes'

# The interpreter that b4 is installed for
python=$(sed -n '1s/^#! *//p' "$(command -v b4)")
# -I: modules are the installed ones, not the scripts of other tests
$python -I "$here/read-mails" mails/* >read ||
    fail 'b4 and git do not read the same'
cat >expected <<'EOF'
0/4 v2 RFC PATCH v2 0/4: Free regions on the heap with their owners
  by Žofie Tester <tester@example.org>
  to  <devel@example.org>
  to  <block@example.org>
  cc List, Añother <another@example.org>
  cc Mina "Mem" Čapek <mina@example.org>
  cc Rolf Reader <rolf@example.org>
  cc Ada Overall <ada@example.org>
  cc Carl Char <carl@example.org>
  cc Zoë (chars) Zeichen <zoe@example.org>
  cc Ida Disk <ida@example.org>
1/4 v2 RFC PATCH v2 1/4: system/memory: Add memory_region_new_*()
  by Žofie Tester <tester@example.org>
  Signed-off-by: Žofie Tester <tester@example.org>
  to  <devel@example.org>
  cc List, Añother <another@example.org>
  cc Mina "Mem" Čapek <mina@example.org>
  cc Rolf Reader <rolf@example.org>
  cc Ada Overall <ada@example.org>
2/4 v2 RFC PATCH v2 2/4: hw/char/quill: Use memory_region_new_io()
  by Žofie Tester <tester@example.org>
  Signed-off-by: Žofie Tester <tester@example.org>
  to  <devel@example.org>
  cc List, Añother <another@example.org>
  cc Carl Char <carl@example.org>
  cc Zoë (chars) Zeichen <zoe@example.org>
  cc Ada Overall <ada@example.org>
3/4 v2 RFC PATCH v2 3/4: hw/char/inkwell: Use memory_region_new_*() for RAM
  by Žofie Tester <tester@example.org>
  Signed-off-by: Žofie Tester <tester@example.org>
  to  <devel@example.org>
  cc List, Añother <another@example.org>
  cc Carl Char <carl@example.org>
  cc Zoë (chars) Zeichen <zoe@example.org>
  cc Ada Overall <ada@example.org>
4/4 v2 RFC PATCH v2 4/4: hw/ide/ferro: Use memory_region_new_alias()
  by Žofie Tester <tester@example.org>
  Signed-off-by: Žofie Tester <tester@example.org>
  to  <block@example.org>
  to  <devel@example.org>
  cc List, Añother <another@example.org>
  cc Ida Disk <ida@example.org>
  cc Ada Overall <ada@example.org>
EOF
diff expected read || fail 'a mail says something else'

# As git send-email would thread them, they are a series to b4
number=0
for mail in mails/*; do
    awk -v id=$number '
        { print }
        NR == 1 { print "Message-Id: <" id "@example.org>" }
        NR == 1 && id > 0 { print "In-Reply-To: <0@example.org>" }' $mail
    number=$((number + 1))
done >series.mbox
mkdir ready
(cd tree && b4 --offline-mode --no-interactive am --no-cache \
    -m ../series.mbox -o ../ready 0@example.org) >out 2>err ||
    fail 'b4 am'
git clone -q tree other
git -C other am -q --keep-cr "$work"/ready/*.mbx || fail 'git am'
git -C other log --reverse --format='%an <%ae>%n%s%n%(trailers)' HEAD~4.. \
    >applied
git clone -q tree another
git -C another am -q --keep-cr "$work"/mails/*.patch
git -C another log --reverse --format='%an <%ae>%n%s%n%(trailers)' HEAD~4.. |
    diff - applied || fail 'b4 makes other commits of the mails'
[ "$(git -C other rev-parse HEAD^{tree})" = \
  "$(git -C another rev-parse HEAD^{tree})" ] || fail 'another tree'
