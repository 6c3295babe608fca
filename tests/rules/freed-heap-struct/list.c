/*
 * A list is freed with the structs in it while the device lives: a finding; not
 * so once their regions are unparented, or where they have none
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Window {
    MemoryRegion mem;
} Window;

typedef struct Pane {
    MemoryRegion mem;
} Pane;

typedef struct Frame {
    MemoryRegion mem;
} Frame;

typedef struct Name {
    char *text;
} Name;

typedef struct Lists {
    DeviceState parent_obj;
    GSList *windows;
    GSList *panes;
    GList *frames;
    GSList *names;
} Lists;

#define LISTS(x) ((Lists *)(x))

static void realize(DeviceState *dev, Error **errp)
{
    Lists *lists = LISTS(dev);
    Window *window = g_new0(Window, 1);
    Pane *pane = g_new0(Pane, 1);
    Frame *frame = g_new0(Frame, 1);
    Name *name = g_new0(Name, 1);

    memory_region_init(&window->mem, OBJECT(dev), "window", 64);
    lists->windows = g_slist_prepend(lists->windows, window);
    memory_region_init(&pane->mem, OBJECT(dev), "pane", 64);
    lists->panes = g_slist_prepend(lists->panes, pane);
    memory_region_init(&frame->mem, OBJECT(dev), "frame", 64);
    lists->frames = g_list_append(lists->frames, frame);
    lists->names = g_slist_prepend(lists->names, name);
}

static void unparent(gpointer data, gpointer opaque)
{
    Frame *frame = data;

    object_unparent(OBJECT(&frame->mem));
}

static void unrealize(DeviceState *dev)
{
    Lists *lists = LISTS(dev);

    g_slist_free_full(lists->windows, g_free);
    for (GSList *l = lists->panes; l; l = l->next) {
        Pane *pane = l->data;

        object_unparent(OBJECT(&pane->mem));
    }
    g_slist_free_full(lists->panes, g_free);
    g_list_foreach(lists->frames, unparent, NULL);
    g_list_free_full(lists->frames, g_free);
    g_slist_free_full(lists->names, g_free);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
