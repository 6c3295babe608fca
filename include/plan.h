/*
 * plan.h - the edits that a conversion consists of, and their making
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * verdicts -> plan -> edits.  The plan lists every place that may change;
 * spatch proposes, the plan disposes.
 */
#ifndef MRCONV_PLAN_H
#define MRCONV_PLAN_H

#include "verdict.h"

typedef enum {
    /* MemoryRegion *mr = g_new(MemoryRegion, 1); with its init as the next
     * statement: one declaration with initialiser.  @where is the allocation's
     * statement. */
    EDIT_NEW_IN_DECLARATION,
    /* drop an allocation: initialiser of a declarator (which stays) or a
     * whole assignment statement (which goes), with a loop, an if or an else
     * that does nothing else */
    EDIT_DROP_ALLOCATION,
    /* mr = g_new(MemoryRegion, 1);  ->  mr = new(...), with the arguments of an
     * init that stands later, and is dropped by the next; the same behind
     * another place that it is stored in at once, of which nothing changes */
    EDIT_NEW_AT_ALLOCATION,
    EDIT_DROP_INIT,
    /* memset(mr, 0, sizeof(*mr));  ->  nothing, right behind an allocation */
    EDIT_DROP_CLEARING,
    /* bool ok = init(mr, ...);  ->  bool ok = mr != NULL; */
    EDIT_TEST_REGION,
    /* init(mr, ...);            ->  mr = new(...);
     * ok = init(mr, ...);       ->  mr = new(...); ok = mr != NULL;
     * if (!init(mr, ...))       ->  mr = new(...); if (!mr)
     * if (init(mr, ...))        ->  mr = new(...); if (mr)
     * return init(mr, ...);     ->  mr = new(...); return mr != NULL; */
    EDIT_NEW_AT_INIT,
    /* g_free(mr);                      ->  nothing; an if or a loop around it
     *                                      that becomes empty goes too
     * g_free(mr), failed = true;       ->  failed = true;
     * g_clear_pointer(&mr, g_free);    ->  mr = NULL;
     * g_free(g_steal_pointer(&mr));    ->  mr = NULL;
     * Where the region becomes a field, all of it goes, and mr = NULL; with
     * it. */
    EDIT_DROP_FREE,
    /* MyState *s = MY(obj);            ->  nothing: a variable that only a
     * dropped free, or an init, has used */
    EDIT_DROP_DECLARATION,
    /* static void f(...) { ... }       ->  nothing, and nothing of the comment
     *                                      right above it: a function that a
     *                                      dropped free leaves empty.  No edit
     *                                      stands inside of it. */
    EDIT_DROP_FUNCTION,
    /* .instance_finalize = f,          ->  nothing: where the dropped function
     * dc->unrealize = f;                   was put */
    EDIT_DROP_REGISTRATION,
    /* Of the cure that embeds regions:
     *   T last;                   ->  T last; MemoryRegion a; MemoryRegion b;
     * in the struct @record, @names being "a b" */
    EDIT_ADD_FIELD,
    /* MemoryRegion *f;            ->  MemoryRegion f;  in the struct @record */
    EDIT_CHANGE_FIELD,
    /* MemoryRegion *a, *b;        ->  what is left of it without @names */
    EDIT_DROP_VARIABLES,
    /* mr = g_new(MemoryRegion, 1);     ->  nothing */
    EDIT_DROP_ASSIGNMENT,
    /* mr, mr->x, s->p, s->p->x, &mr[0]  ->  &s->f, s->f.x, with @home "s->f";
     * of an @array, mr                  ->  s->f */
    EDIT_USE_FIELD,
    /* {                           ->  { MyState *s = MY(obj);  in the function,
     * which @names is */
    EDIT_ADD_DECLARATION,
    /* #include "last.h"  ->  the same, and below it #include "@names", within
     * the #if line @home, if any.  No edit of its file stands before it. */
    EDIT_ADD_INCLUDE,
    /* Of arrays of regions that become arrays of pointers:
     *   MemoryRegion *f;            ->  MemoryRegion **f;
     * in the struct @record */
    EDIT_ARRAY_FIELD,
    /* MemoryRegion *a             ->  MemoryRegion **a, or, where @names is the
     * number of elements, MemoryRegion *a[n], without the allocation */
    EDIT_ARRAY_VARIABLE,
    /* g_new(MemoryRegion, n)      ->  g_new0(MemoryRegion *, n) */
    EDIT_ARRAY_ALLOCATION,
    /* init(&a[i], ...);           ->  a[i] = new(...);
     * if (!init(&a[i], ...))      ->  a[i] = new(...); if (!a[i]) */
    EDIT_ARRAY_INIT,
    /* &a[i], a + i, f(a), a[i].x  ->  a[i], f(a[0]), a[i]->x */
    EDIT_ARRAY_ELEMENT,
    /* p = &a[i];                  ->  nothing: an init with p follows */
    EDIT_ARRAY_CURSOR,
    /* init(p, ...);               ->  p = new(...); a[i] = p; with @home "a[i]"
     */
    EDIT_ARRAY_STORE,
} EditKind;

/**
 * Edit:
 * @kind: what is to be done
 * @where: the whole statement, or declarator, that changes
 * @function: the function it stands in; of #EDIT_DROP_REGISTRATION, the one
 *     that was registered
 * @region: the region as the statement writes it ("mr", "s->mr"); of the kinds
 *     that drop something named, the name
 * @declared: of the kinds with an allocation, whether that is the initialiser
 *     of a declaration
 * @chained: of #EDIT_NEW_AT_ALLOCATION, whether the region is stored in another
 *     place by the same statement, in front of @region
 * @unnamed: of #EDIT_NEW_AT_INIT, whether the region goes to no variable
 * @renamed: of #EDIT_DROP_INIT, whether it knows the region by another name
 *     than the allocation
 * @record: (nullable): of the kinds that change a struct, its name
 * @names: (nullable): names of fields or variables, with blanks in between
 * @home: (nullable): of #EDIT_USE_FIELD, and of #EDIT_ARRAY_STORE, what the
 *     region is reached as; of #EDIT_ADD_INCLUDE, the #if that it goes with
 * @array: whether that is an array, which needs no "&"
 * @pointer: of the kinds for arrays, the pointer to the array
 * @init: (nullable): of the kinds with an init, which
 * @release: (nullable): of #EDIT_DROP_FREE, which
 * @site: the site it is done for: index into the sites
 * @others: (nullable) (element-type guint): further sites it is done for
 *
 * One place that a conversion changes.
 */
typedef struct {
    EditKind kind;
    Location where;
    const char *function;
    const char *region;
    gboolean declared;
    gboolean chained;
    gboolean unnamed;
    gboolean renamed;
    const char *record;
    const char *names;
    const char *home;
    gboolean array;
    Location pointer;
    const Init *init;
    const Release *release;
    guint site;
    GArray *others;
} Edit;

/**
 * LeftOut:
 * @site: index into the sites
 * @line: of the place that cannot be edited
 * @why: the reason
 *
 * A site that cannot be edited.
 */
typedef struct {
    guint site;
    guint line;
    char *why;
} LeftOut;

/**
 * FileEdit:
 * @file: relative to the tree
 * @cure: which cure they are of
 * @edits: (element-type Edit): all edits of the file, by offset
 * @before: its content that the plan was made for
 * @after: its content with every edit made, %NULL until edit_run()
 * @left: (nullable) (element-type LeftOut): the sites whose edits edit_run()
 *     has taken out of @edits because one of those here cannot be made
 * @kept: (nullable): which pieces of @before are in @after, and where
 * @problem: (nullable): why edit_run() leaves the file as it is
 */
typedef struct {
    const char *file;
    Cure cure;
    GPtrArray *edits;
    GBytes *before;
    GBytes *after;
    GArray *kept;
    GArray *left;
    char *problem;
} FileEdit;

void file_edit_free(FileEdit *file);

/**
 * file_edit_leave:
 * @file: a file
 * @edit: one of its edits
 * @why: why it cannot be made
 *
 * Notes that the sites of an edit are to be left out.
 */
void file_edit_leave(FileEdit *file, const Edit *edit, const char *why);

/**
 * file_edit_describe_left:
 * @file: a file
 * @index: which of its @left
 *
 * Returns: (transfer full): "file:line: why"
 */
char *file_edit_describe_left(const FileEdit *file, guint index);

/**
 * plan_make:
 * @cases: the sites; must outlive the plan
 * @error: set when a file cannot be read
 *
 * Plans the edits that convert every convertible site.  Where one was forced
 * its frees stay.
 *
 * Returns: (transfer full) (element-type FileEdit) (nullable): files to
 *     change, sorted
 */
GPtrArray *plan_make(const Cases *cases, GError **error);

/**
 * plan_leave_uncompiled:
 * @tree: the tree
 * @files: (element-type FileEdit): a plan
 *
 * Sets @problem of the files that the build directory does not compile and that
 * were judged with stand-ins, see tree_stand_in().
 */
void plan_leave_uncompiled(const Tree *tree, GPtrArray *files);

/**
 * homes_rehearse:
 * @cases: sites with homes
 *
 * Takes back the homes of sites whose edits do not fit the text.
 */
void homes_rehearse(const Cases *cases);

/**
 * plan_rehearse:
 * @cases: the sites
 *
 * Looks, as if new constructors were the cure, whether the edits of convertible
 * sites fit the text, short of asking spatch, and judges those again whose
 * edits do not, so that no verdict promises what a conversion cannot keep.
 */
void plan_rehearse(const Cases *cases);

/**
 * plan_calling:
 * @sites: (element-type Site): the sites
 * @plan: (element-type FileEdit): their plan
 * @names: constructors
 *
 * Returns: (transfer full): for each of the sites, whether its inits,
 *     and those of sites that it is coupled with, call none but @names
 */
gboolean *plan_calling(const GPtrArray *sites, GPtrArray *plan,
                       const char *const *names);

/**
 * plan_edits_site:
 * @files: (element-type FileEdit): a plan
 * @site: index into the sites
 *
 * Returns: whether the site is edited, in a file without a problem
 */
gboolean plan_edits_site(GPtrArray *files, guint site);

/**
 * plan_couple:
 * @files: (element-type FileEdit): a plan
 * @n: how many sites there are
 *
 * Sites that one edit is done for can only be converted together, and so can
 * those with a free that goes in the same function, or with an allocation that
 * goes in the same if: what is left of it when one has gone is not what is left
 * of it when both have.
 *
 * Returns: (transfer full) (array length=n): for each site the first one that
 *     it is coupled with, itself if with none
 */
guint *plan_couple(GPtrArray *files, guint n);

/**
 * plan_select:
 * @files: (element-type FileEdit): a plan; must outlive the selection
 * @wanted: (array): for each of the sites, whether it is wanted
 *
 * Returns: (transfer full) (element-type FileEdit): a plan of those edits that
 *     are done for wanted sites, in the same order
 */
GPtrArray *plan_select(GPtrArray *files, const gboolean *wanted);

/**
 * edit_run:
 * @tree: the tree
 * @files: (element-type FileEdit): what to change
 * @jobs: how much to do at once
 * @error: return location
 *
 * Lets spatch apply the semantic patches at the planned places and sets
 * @after of each file.  Each hunk that spatch makes is matched with one
 * planned edit, and each edit with one hunk.  Where an edit cannot be made, its
 * sites, and those coupled with them, are left out in all files; where nothing
 * else is to be done, or something else comes out, the file stays without
 * @after, and @problem names the file and the line.  Writes nothing into the
 * tree.
 *
 * Returns: %FALSE if spatch cannot be run, or a signal has arrived
 */
gboolean edit_run(const Tree *tree, GPtrArray *files, guint jobs,
                  GError **error);

/**
 * edit_diff:
 * @files: (element-type FileEdit): files with @after set
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a unified diff as git makes it
 */
char *edit_diff(GPtrArray *files, GError **error);

/**
 * edit_diffs:
 * @groups: (element-type GPtrArray): some groups of files with @after set
 * @error: return location
 *
 * Does the same for many groups at once, which costs no more than for one.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a diff of each
 */
GPtrArray *edit_diffs(GPtrArray *groups, GError **error);

/**
 * edit_write:
 * @tree: the tree
 * @files: (element-type FileEdit): files with @after set
 * @error: return location
 *
 * Writes every file by rename, keeping mode and line endings; fails, having
 * changed nothing, if one is no longer what @before says.  When a write fails
 * half-way (a full disk, a signal) those already written are put back.
 *
 * Returns: %TRUE if every file was written
 */
gboolean edit_write(const Tree *tree, GPtrArray *files, GError **error);

/**
 * edit_clean:
 * @tree: the tree
 *
 * Removes the temporary files of edit_write() that killed runs have left.
 */
void edit_clean(const Tree *tree);

#endif
