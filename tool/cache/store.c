/*
 * store.c - the files that the cache is made of
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cache/store.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "cache.h"
#include "error.h"
#include "util/build-id.h"
#include "util/file.h"
#include "util/hash.h"

/* Program, checksum of the value, value */
#define FILE_TYPE G_VARIANT_TYPE("(suv)")

/* An audit of QEMU takes about an eighth of it */
#define MAX_SIZE (G_GUINT64_CONSTANT(1) << 30)
/* What is left of it when it was too much */
#define LEAST_SIZE (MAX_SIZE / 4 * 3)
/* A file that is read says so by its time, at most so often, in seconds */
#define USE_INTERVAL (60 * 60)

static gboolean enabled;
static const char *reader = "";

void cache_enable(void)
{
    enabled = TRUE;
}

void cache_set_reader(const char *version)
{
    reader = version;
}

gboolean store_is_enabled(void)
{
    return enabled;
}

static int find_build_id(struct dl_phdr_info *info, size_t size, void *data)
{
    for (guint i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &info->dlpi_phdr[i];
        const char *note = (const char *)info->dlpi_addr + header->p_vaddr;

        if (header->p_type == PT_NOTE &&
            build_id_in_notes(note, header->p_memsz, data)) {
            return 1;
        }
    }
    /* the first object is the program itself: libraries do not count */
    return 1;
}

static gpointer make_program_id(gpointer data)
{
    static const char *const variables[] = { "CPATH", "C_INCLUDE_PATH" };
    g_autoptr(GString) parts = g_string_new(NULL);

    dl_iterate_phdr(find_build_id, parts);
    if (!parts->len) {
        g_autofree char *program = NULL;
        gsize length = 0;

        g_file_get_contents("/proc/self/exe", &program, &length, NULL);
        g_string_append_len(parts, program, length);
    }
    g_string_append(parts, reader);
    for (guint i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i]);

        g_string_append_printf(parts, "\n%s", value ? value : "");
    }
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256,
                                       (const guchar *)parts->str,
                                       parts->len);
}

const char *store_program_id(void)
{
    static GOnce once = G_ONCE_INIT;

    return g_once(&once, make_program_id, NULL);
}

static char *store_path(const char *store, const char *name)
{
    return store
           ? g_build_filename(store, name, NULL)
           : g_build_filename(g_get_user_cache_dir(), "mrconv", name, NULL);
}

static guint checksum_of(GBytes *bytes)
{
    gsize size;
    gconstpointer data = g_bytes_get_data(bytes, &size);

    return hash_bytes(data, size);
}

GBytes *store_pack(GVariant *value)
{
    g_autoptr(GVariant) inner = g_variant_ref_sink(value);
    g_autoptr(GBytes) bytes = g_variant_get_data_as_bytes(inner);
    g_autoptr(GVariant) file =
        g_variant_ref_sink(g_variant_new("(suv)", store_program_id(),
                                         checksum_of(bytes), inner));

    return g_variant_get_data_as_bytes(file);
}

/* The value in a file, if this program has written it, and all of it is there;
 * not yet known to be well-formed */
static GVariant *find_value(GBytes *bytes, const GVariantType *type)
{
    g_autoptr(GVariant) file =
        g_variant_ref_sink(g_variant_new_from_bytes(FILE_TYPE, bytes, FALSE));
    g_autoptr(GVariant) value = NULL;
    g_autoptr(GBytes) data = NULL;
    const char *program;
    guint checksum;

    g_variant_get(file, "(&suv)", &program, &checksum, &value);
    if (strcmp(program, store_program_id()) != 0 ||
        !g_variant_is_of_type(value, type)) {
        return NULL;
    }
    data = g_variant_get_data_as_bytes(value);
    return checksum_of(data) == checksum ? g_steal_pointer(&value) : NULL;
}

GVariant *store_unpack(GBytes *bytes, const GVariantType *type)
{
    g_autoptr(GVariant) value = find_value(bytes, type);

    return value && g_variant_is_normal_form(value) ? g_steal_pointer(&value)
                                                    : NULL;
}

/* Like store_unpack(), for what nobody else can have written: to look through
 * it takes as long as to use it */
static GVariant *unpack_own(GBytes *bytes, const GVariantType *type)
{
    g_autoptr(GVariant) value = find_value(bytes, type);
    g_autoptr(GBytes) data = value ? g_variant_get_data_as_bytes(value) : NULL;

    return value ? g_variant_ref_sink(
                       g_variant_new_from_bytes(g_variant_get_type(value),
                                                data, TRUE)) : NULL;
}

GVariant *store_read(const char *store, const char *name,
                     const GVariantType *type)
{
    g_autofree char *path = store_path(store, name);
    g_autoptr(GBytes) bytes = NULL;
    GVariant *value;
    GStatBuf info;
    char *data;
    gsize length;

    if (!enabled || !file_read(path, &data, &length, NULL)) {
        return NULL;
    }
    bytes = g_bytes_new_take(data, length);
    value = unpack_own(bytes, type);
    if (value && g_stat(path, &info) == 0 &&
        info.st_mtime + USE_INTERVAL < g_get_real_time() / G_USEC_PER_SEC) {
        g_utime(path, NULL);
    }
    return value;
}

/* Without the fsync() of g_file_set_contents(): what a crash leaves half
 * written does not match its checksum */
static gboolean write_all(int fd, GBytes *bytes)
{
    gsize left;
    const char *data = g_bytes_get_data(bytes, &left);

    while (left > 0) {
        gssize n = write(fd, data, left);

        if (n < 0 && errno != EINTR) {
            return FALSE;
        }
        data += MAX(n, 0);
        left -= MAX(n, 0);
    }
    return TRUE;
}

void store_write(const char *store, const char *name, GVariant *value)
{
    g_autoptr(GBytes) bytes = store_pack(value);
    g_autofree char *path = store_path(store, name);
    g_autofree char *temporary = g_strconcat(path, ".XXXXXX", NULL);
    g_autofree char *directory = g_path_get_dirname(path);
    int fd;

    if (!enabled) {
        return;
    }
    g_mkdir_with_parents(directory, 0700);
    fd = g_mkstemp(temporary);
    if (fd < 0) {
        return;
    }
    if (!write_all(fd, bytes) || close(fd) != 0 ||
        g_rename(temporary, path) != 0) {
        g_unlink(temporary);
    }
}

typedef struct {
    char *path;
    gint64 used;
    guint64 size;
} Kept;

static void kept_free(gpointer data)
{
    Kept *kept = data;

    g_free(kept->path);
    g_free(kept);
}

static int by_use(gconstpointer a, gconstpointer b)
{
    const Kept *left = *(const Kept *const *)a;
    const Kept *right = *(const Kept *const *)b;

    return left->used < right->used ? -1 : left->used > right->used;
}

static void list_files(const char *directory, GPtrArray *files)
{
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    const char *name;

    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        GStatBuf info;

        if (g_lstat(path, &info) != 0) {
            continue;
        }
        if (S_ISDIR(info.st_mode)) {
            list_files(path, files);
        } else {
            Kept *kept = g_new(Kept, 1);

            kept->path = g_steal_pointer(&path);
            kept->used = info.st_mtime;
            kept->size = info.st_size;
            g_ptr_array_add(files, kept);
        }
    }
}

void store_prune(void)
{
    g_autofree char *root = store_path(NULL, NULL);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(kept_free);
    guint64 size = 0;

    list_files(root, files);
    for (guint i = 0; i < files->len; i++) {
        size += ((Kept *)files->pdata[i])->size;
    }
    if (size <= MAX_SIZE) {
        return;
    }
    g_ptr_array_sort(files, by_use);
    for (guint i = 0; i < files->len && size > LEAST_SIZE; i++) {
        const Kept *kept = files->pdata[i];

        g_unlink(kept->path);
        size -= kept->size;
    }
}

static int remove_one(const char *path, const struct stat *info, int type,
                      struct FTW *where)
{
    return remove(path) == 0 || errno == ENOENT ? 0 : errno;
}

gboolean store_clear(GError **error)
{
    g_autofree char *root = store_path(NULL, NULL);
    int cause;

    if (!g_file_test(root, G_FILE_TEST_EXISTS)) {
        return TRUE;
    }
    cause = nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    if (cause != 0) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s cannot be emptied: %s; remove it by hand", root,
                    g_strerror(cause > 0 ? cause : errno));
    }
    return cause == 0;
}
