# no-build-directory.sh - a tree that nobody has configured is also audited
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
copy_tree plain
mrconv_exits 1 audit --tree tree
cp out configured
cp err summary
mrconv_exits 1 audit --tree plain -j 1
cp out first
says err '(there is no build directory)'
! grep -q 'no build directory' summary || fail 'there is one'

# Files that are compiled with flags of their own are not judged, and said so;
# all else is judged as it is with a build directory
says out 'hw/misc/pair.c: warning: without a build directory, '
says out 'pair_realize() does not parse'
[ "$(grep -c '^[^ ]*: warning: without a build' out)" -eq 2 ] ||
    fail 'an entry for each file with trouble, and for no other'
for file in configured first; do
    sed 's|^\( *\)[a-z]*/hw/|\1hw/|' $file |
        grep -v '^ *hw/misc/\(pair\|twin\)\.c:' >$file.rest
done
cmp configured.rest first.rest || fail 'other verdicts without a build directory'
mrconv_exits 1 audit --tree plain -j 8
cmp out first || fail '-j 8 prints something else'
no_litter

# What osdep.h defines for hosts without it
sed -i '$d' plain/include/qemu/osdep.h
cat >>plain/include/qemu/osdep.h <<'END'
#include "config-host.h"
#include <stdlib.h>
#ifndef HAVE_GETLOADAVG_FUNCTION
static inline int getloadavg(double loadavg[], int nelem)
{
    return -1;
}
#endif
#if defined(__SIZEOF_INT128__) && !defined(CONFIG_INT128)
#error "a host with wide integers has them"
#endif
#endif
END
mrconv_exits 1 audit --tree plain
cmp out first || fail 'a function of the host is defined twice'

# Headers that a build would generate: from trace-events, from the schema, or
# nobody knows from what; and a target's own
mkdir -p plain/qapi plain/configs/targets plain/include/trace plain/target/tin
mkdir -p plain/hw/tin plain/include/qapi
echo 'tin_write(uint64_t value, const char *name) "0x%x %s"' \
    >plain/hw/tin/trace-events
echo 'typedef int TraceEvent;' >plain/include/trace/control.h
cat >plain/include/qapi/util.h <<'END'
typedef struct QEnumLookup QEnumLookup;
const char *qapi_enum_lookup(const QEnumLookup *lookup, int value);
END
cat >plain/qapi/tin.json <<'END'
# A comment's apostrophes aren't strings
{ 'enum': 'TinGrade', 'data': [ 'soft', { 'name': 'hard-drawn' } ] }
{ 'enum': 'TinABGrade', 'data': [ 'soft' ] }
{ 'struct': 'TinSheet',
  'data': { 'grade': 'TinGrade', '*errno': 'int',
            'rest': { 'type': ['TinSheet'], 'if': 'CONFIG_TIN' } } }
END
printf 'TARGET_ARCH=tin64\nTARGET_BASE_ARCH=tin\nTARGET_PLATED=y\n' \
    >plain/configs/targets/tin64-softmmu.mak
echo '#define TIN_PAGE 4096' >plain/target/tin/cpu.h
# and of a library that old trees cannot do without
mkdir pixman
printf 'Name: pixman\nDescription: -\nVersion: 0.42\nCflags: -I%s\n' \
    "$work/pixman" >pixman/pixman-1.pc
echo '#define PIXMAN_VERSION 42' >pixman/pixman.h
export PKG_CONFIG_PATH=$work/pixman
cat >plain/hw/tin/tin.c <<'END'
#include "qemu/osdep.h"
#include <pixman.h>
#include "system/memory.h"
#include "qapi/qapi-types-tin.h"
#include "trace/trace-hw_tin.h"
#include "generated-by-a-script.h"
#include CONFIG_TARGET
#include "cpu.h"

#if !defined(TARGET_PLATED) || !defined(TARGET_TIN64) || !defined(TARGET_TIN)
#error "not the target's header"
#endif

/* the newer generator's name of a constant, and the older one's */
_Static_assert(TIN_AB_GRADE_SOFT == TINAB_GRADE_SOFT, "");

void tin_init(Object *owner, TinSheet *sheet)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    trace_tin_write(TIN_PAGE, TinGrade_str(sheet->grade));
    if (sheet->grade == TIN_GRADE_HARD_DRAWN && sheet->has_errno &&
        sheet->rest->value->q_errno) {
        memory_region_init(mr, owner, "hard", TIN_PAGE);
    } else {
        memory_region_init(mr, owner, "soft", TIN_PAGE);
    }
}
END
sed -i 's/has_errno/has_q_errno/' plain/hw/tin/tin.c
mrconv_exits 1 audit plain/hw/tin
says out 'hw/tin/tin.c:19:24: '
says out '[convert]'
! grep -q unjudged out || fail 'a stand-in is not good enough'

# What a library that is not there, or a switch that is not set, would define is
# guessed where it hides calls; what is no constant is not
cat >plain/hw/tin/valve.c <<'END'
#include "qemu/osdep.h"
#include <valvelib.h>
#include "system/memory.h"

void valve_open(Object *owner, MemoryRegion *mr, MemoryRegion *io)
{
#if VALVELIB_VERSION_MAJOR >= 1
    memory_region_init(mr, OBJECT(mr), "valve", 64);
#endif
    memory_region_init(io, OBJECT(io), "valve-io", VALVE_IO_SIZE);
}

void valve_close(Object *owner, MemoryRegion *mr, ValveSize size)
{
    memory_region_init(mr, owner, "closed", valve_size(size, unit));
}
END
mrconv_exits 1 audit plain/hw/tin/valve.c
says out "hw/tin/valve.c:8:5: error: 'mr': its owner 'OBJECT(mr)' is the region"
says out "hw/tin/valve.c:10:5: error: 'io': its owner 'OBJECT(io)' is the region"
says out 'hw/tin/valve.c:15:1: warning: memory_region_init: the file does not '
! grep -q 'valve.c:\(8\|10\):1: ' out || fail 'judged, and not judged'
rm plain/hw/tin/valve.c

# What a build would find to be so: a feature that needs no library is on, one
# that needs one is not; KVM's headers are those of the target that it can run,
# and only for files of the target's own
cat >plain/meson.build <<'END'
config_host_data.set('CONFIG_PEWTER', have_pewter)
config_host_data.set('CONFIG_BRASS', brass.found())
END
mkdir -p plain/linux-headers/asm-riscv plain/hw/riscv plain/target/riscv
printf 'TARGET_ARCH=riscv64\nTARGET_BASE_ARCH=riscv\n' \
    >plain/configs/targets/riscv64-softmmu.mak
echo '#define KVM_PAGE 4096' >plain/linux-headers/asm-riscv/kvm.h
echo '#error "not for this host"' >plain/linux-headers/asm-riscv/unistd.h
cat >plain/hw/riscv/page.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"
#include <sys/syscall.h>
#ifdef CONFIG_KVM
#include <asm/kvm.h>
#endif
#ifdef CONFIG_BRASS
#include <brass.h>
#endif
#ifdef CONFIG_PEWTER
typedef int PewterPage;
#endif

void page_init(MemoryRegion *mr, PewterPage page)
{
    memory_region_init(mr, OBJECT(mr), "page", KVM_PAGE * page);
}
END
cat >plain/hw/misc/no-kvm.c <<'END'
#include "qemu/osdep.h"
#ifdef CONFIG_KVM
#error "not for all targets"
#endif
END
mrconv_exits 1 audit plain/hw/riscv plain/hw/misc/no-kvm.c
says out "hw/riscv/page.c:16:5: error: 'mr': its owner 'OBJECT(mr)' is the region"
! grep -q unjudged out || fail 'what the build would know is not known'
rm -r plain/hw/riscv plain/hw/misc/no-kvm.c plain/meson.build

# A build directory that has no target of an architecture: its files likewise
cp -r plain/configs plain/target plain/qapi tree
cp -r plain/hw/tin tree/hw
cp -r plain/include/trace plain/include/qapi tree/include
mrconv_exits 1 audit tree/hw/tin
says out 'hw/tin/tin.c:19:24: '
says out '[convert]'
says err '(the build directory lacks targets)'
mrconv_exits 0 convert --in-place tree/hw/tin
cmp tree/hw/tin/tin.c plain/hw/tin/tin.c || fail 'converted what is not built'
says err "does not compile hw/tin/tin.c: also configure it for tin64-softmmu"

# What all targets have in common may be in its directory
cp tree/build/compile_commands.json commands
entry='"command": "cc -c ../hw/tin/wire.c", "file": "../hw/tin/wire.c"'
sed "1s|\[|[{ \"directory\": \"$PWD/tree/build\", $entry },|" commands \
    >tree/build/compile_commands.json
echo 'int wire;' >tree/hw/tin/wire.c
mrconv_exits 0 convert tree/hw/tin
says err "does not compile hw/tin/tin.c: also configure it for tin64-softmmu"
mv commands tree/build/compile_commands.json

# and those that only such an architecture could want, wherever they are
cat >tree/hw/misc/solder.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"
#include "generated-by-a-script.h"

void solder_init(Object *owner);

void solder_init(Object *owner)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, owner, "solder", 64);
}
END
mrconv_exits 1 audit tree/hw/misc/solder.c
says out 'hw/misc/solder.c:9:24: '
says out '[convert]'
! grep -q 'convert leaves it' out || fail 'worse than without a build directory'
rm -r tree/configs
mrconv_exits 1 audit tree/hw/misc/solder.c
says out 'does not compile hw/misc/solder.c: configure it for a target that does'

# Nothing is changed on such ground
for verb in api convert check; do
    mrconv_exits 3 $verb --tree plain
    says err 'is not a configured build directory'
done

# and without GLib nothing can be said
mkdir bin
ln -s "$(command -v git)" bin/
PATH=$work/bin mrconv_exits 3 audit --tree plain
says err 'libglib2.0-dev'
no_litter
