/*
 * stack.c - room for recursion that is not ours
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/stack.h"

#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>

#define MIB ((size_t)1024 * 1024)

/* Expressions of a million terms fit into the first */
static const size_t sizes[] = { 1024 * MIB, 256 * MIB, 64 * MIB };

#define HANDLER_SIZE (64 * 1024)

typedef struct {
    void (*function)(gpointer data);
    gpointer data;
} Call;

static void *call(void *data)
{
    const Call *wanted = data;
    stack_t handlers = {
        .ss_sp = g_malloc(HANDLER_SIZE),
        .ss_size = HANDLER_SIZE,
    };
    stack_t none = { .ss_flags = SS_DISABLE };

    sigaltstack(&handlers, NULL);
    wanted->function(wanted->data);
    sigaltstack(&none, NULL);
    g_free(handlers.ss_sp);
    return NULL;
}

void stack_run(void (*function)(gpointer data), gpointer data)
{
    Call wanted = { function, data };

    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        void *stack = mmap(NULL, sizes[i], PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE |
                           MAP_STACK, -1, 0);
        pthread_attr_t attributes;
        pthread_t thread;
        gboolean started;

        if (stack == MAP_FAILED) {
            continue;
        }
        /* what grows beyond the stack must not run into something else */
        mprotect(stack, MIB, PROT_NONE);
        pthread_attr_init(&attributes);
        pthread_attr_setstack(&attributes, (char *)stack + MIB,
                              sizes[i] - MIB);
        started = pthread_create(&thread, &attributes, call, &wanted) == 0;
        pthread_attr_destroy(&attributes);
        if (started) {
            pthread_join(thread, NULL);
        }
        munmap(stack, sizes[i]);
        if (started) {
            return;
        }
    }
    function(data);
}
