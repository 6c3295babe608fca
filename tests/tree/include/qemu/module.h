/*
 * module.h - functions that register types before main() runs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef QEMU_MODULE_H
#define QEMU_MODULE_H

/* Has @function called when the program starts */
#define type_init(function)                                              \
    static void __attribute__((constructor)) type_init_##function(void)  \
    {                                                                    \
        function();                                                      \
    }

#endif
