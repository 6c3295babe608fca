/* places: freed@6:4 lone@8:8 freed@10:4 */
static void device_finalize(Object *obj)
{
    Device *s = DEVICE(obj);

    g_free(s->a);
    if (s->b) {
        g_free(s->b);
    }
    g_clear_pointer(&s->c, g_free);
    g_free(s->name);
}
