/*
 * build-id.c - the linker's hash of all that is in a program or library
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/build-id.h"

#include <fcntl.h>
#include <link.h>
#include <string.h>
#include <unistd.h>

#include "util/file.h"

/* The linker puts headers and notes first */
#define HEAD_SIZE 4096

gboolean build_id_in_notes(const char *notes, gsize size, GString *id)
{
    const char *note = notes, *end = notes + size;

    while (note + sizeof(ElfW(Nhdr)) <= end) {
        const ElfW(Nhdr) *head = (const ElfW(Nhdr) *)note;
        const char *name = note + sizeof(*head);
        const char *hash = name + ((head->n_namesz + 3) & ~3u);

        note = hash + ((head->n_descsz + 3) & ~3u);
        if (head->n_type == NT_GNU_BUILD_ID && head->n_namesz == 4 &&
            note <= end && memcmp(name, "GNU", 4) == 0) {
            g_string_append_len(id, hash, head->n_descsz);
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean find_in_head(const char *data, gsize size, GString *id)
{
    const ElfW(Ehdr) *header = (const ElfW(Ehdr) *)data;
    const ElfW(Phdr) *segments;

    if (size < sizeof(*header) || memcmp(data, ELFMAG, SELFMAG) != 0 ||
        header->e_phentsize != sizeof(*segments) ||
        header->e_phoff % sizeof(ElfW(Addr)) || header->e_phoff > size ||
        header->e_phnum > (size - header->e_phoff) / sizeof(*segments)) {
        return FALSE;
    }
    segments = (const ElfW(Phdr) *)(data + header->e_phoff);
    for (guint i = 0; i < header->e_phnum; i++) {
        const ElfW(Phdr) *segment = &segments[i];

        if (segment->p_type == PT_NOTE && segment->p_offset % 4 == 0 &&
            segment->p_offset < size &&
            segment->p_filesz <= size - segment->p_offset &&
            build_id_in_notes(data + segment->p_offset, segment->p_filesz,
                              id)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean build_id_of_file(const char *path, GString *id)
{
    ElfW(Addr) head[HEAD_SIZE / sizeof(ElfW(Addr))];
    g_autoptr(GString) hash = g_string_new(NULL);
    int fd = file_open(AT_FDCWD, path, 0);
    gssize size = fd < 0 ? -1 : read(fd, head, sizeof(head));

    if (fd >= 0) {
        close(fd);
    }
    if (size < 0 || !find_in_head((const char *)head, size, hash)) {
        return FALSE;
    }
    for (gsize i = 0; i < hash->len; i++) {
        g_string_append_printf(id, "%02x", (guchar)hash->str[i]);
    }
    return TRUE;
}
