/*
 * config.c - what can be set, to what, and who has set it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cmd/config.h"

#include <string.h>

#include "embed/field-names.h"
#include "error.h"
#include "rules.h"
#include "util/intern.h"
#include "util/nearest.h"

/* One with @choices has one value, others have any number */
typedef struct {
    const char *group;
    const char *key;
    const char *const *choices;
    char **values;
    char *origin;
} Setting;

struct Config {
    GPtrArray *settings;    /* (element-type Setting) by group */
};

static const char *const groups[] = {
    CONFIG_FILES, CONFIG_SEVERITY, CONFIG_CONVERSION, CONFIG_FIELDS,
    CONFIG_SERIES, NULL,
};
/* In the order of Cure */
static const char *const cures[] = { "new", "embed", NULL };
static const char *const splits[] = {
    "one", "dir", "maintainer", "file", NULL,
};
/* In the order of Severity */
static const char *const severities[] = { "note", "warning", "error", NULL };

static void setting_free(gpointer data)
{
    Setting *setting = data;

    g_strfreev(setting->values);
    g_free(setting->origin);
    g_free(setting);
}

static void add_setting(Config *config, const char *group, const char *key,
                        const char *const *choices, const char *value)
{
    const char *const values[] = { value, NULL };
    Setting *setting = g_new0(Setting, 1);

    setting->group = group;
    setting->key = key;
    setting->choices = choices;
    setting->values = g_strdupv((char **)values);
    g_ptr_array_add(config->settings, setting);
}

Config *config_new(void)
{
    Config *config = g_new0(Config, 1);
    const char *const *rules = rule_ids();

    config->settings = g_ptr_array_new_with_free_func(setting_free);
    add_setting(config, CONFIG_FILES, "paths", NULL, NULL);
    add_setting(config, CONFIG_FILES, "exclude", NULL, NULL);
    for (guint i = 0; rules[i]; i++) {
        add_setting(config, CONFIG_SEVERITY, rules[i], severities, NULL);
    }
    add_setting(config, CONFIG_CONVERSION, "to", cures, "new");
    add_setting(config, CONFIG_SERIES, "split", splits, "dir");
    return config;
}

void config_free(Config *config)
{
    if (config) {
        g_ptr_array_unref(config->settings);
        g_free(config);
    }
}

static Setting *find_setting(const Config *config, const char *group,
                             const char *key)
{
    for (guint i = 0; i < config->settings->len; i++) {
        Setting *setting = g_ptr_array_index(config->settings, i);

        if (!strcmp(setting->group, group) && !strcmp(setting->key, key)) {
            return setting;
        }
    }
    return NULL;
}

gboolean config_check_group(const char *group, const char *origin,
                            GError **error)
{
    g_autofree char *hint = NULL;

    if (g_strv_contains(groups, group)) {
        return TRUE;
    }
    hint = nearest_hint(group, groups);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                "%s: there is no group '%s'%s", origin, group, hint);
    return FALSE;
}

static void set_unknown(const Config *config, const char *group,
                        const char *key, GError **error)
{
    gboolean is_rule = strcmp(group, CONFIG_SEVERITY) == 0;
    g_autoptr(GPtrArray) keys = g_ptr_array_new();
    g_autofree char *hint = NULL;

    for (guint i = 0; i < config->settings->len; i++) {
        const Setting *setting = g_ptr_array_index(config->settings, i);

        if (!strcmp(setting->group, group)) {
            g_ptr_array_add(keys, (gpointer)setting->key);
        }
    }
    g_ptr_array_add(keys, NULL);
    hint = nearest_hint(key, (const char *const *)keys->pdata);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                "there is no %s '%s'%s%s%s", is_rule ? "rule" : "setting",
                key, is_rule ? "" : " in group ", is_rule ? "" : group, hint);
}

static gboolean check_choice(const Setting *setting, const char *value,
                             GError **error)
{
    g_autofree char *list = NULL;
    g_autofree char *hint = NULL;

    if (g_strv_contains(setting->choices, value)) {
        return TRUE;
    }
    list = choices_text(setting->choices);
    hint = nearest_hint(value, setting->choices);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE, "expected %s%s", list,
                hint);
    return FALSE;
}

/* Any key is a setting there that can be one */
static Setting *add_field(Config *config, const char *key,
                          const char *const *values, GError **error)
{
    g_autoptr(GHashTable) names = field_names_new();

    if (!field_names_set(names, key, values, error)) {
        return NULL;
    }
    add_setting(config, CONFIG_FIELDS, intern(key), NULL, NULL);
    return find_setting(config, CONFIG_FIELDS, key);
}

GHashTable *config_field_names(const Config *config)
{
    GHashTable *names = field_names_new();

    for (guint i = 0; i < config->settings->len; i++) {
        const Setting *setting = g_ptr_array_index(config->settings, i);

        if (!strcmp(setting->group, CONFIG_FIELDS)) {
            field_names_set(names, setting->key,
                            (const char *const *)setting->values, NULL);
        }
    }
    return names;
}

gboolean config_set(Config *config, const char *group, const char *key,
                    const char *const *values, const char *origin,
                    GError **error)
{
    Setting *setting = find_setting(config, group, key);

    if (!setting && !strcmp(group, CONFIG_FIELDS)) {
        setting = add_field(config, key, values, error);
        if (!setting) {
            return FALSE;
        }
    }
    if (!setting) {
        set_unknown(config, group, key, error);
        return FALSE;
    }
    if (setting->choices) {
        g_autofree char *value = g_strjoinv(";", (char **)values);

        if (!check_choice(setting, value, error)) {
            return FALSE;
        }
    }
    g_strfreev(setting->values);
    setting->values = g_strdupv((char **)values);
    g_free(setting->origin);
    setting->origin = g_strdup(origin);
    return TRUE;
}

const char *const *config_get(const Config *config, const char *group,
                              const char *key)
{
    return (const char *const *)find_setting(config, group, key)->values;
}

static void apply_severity(const Config *config, const char *rule,
                           Severity *severity)
{
    const char *const *values = config_get(config, CONFIG_SEVERITY, rule);

    for (guint i = 0; values[0] && severities[i]; i++) {
        if (!strcmp(values[0], severities[i])) {
            *severity = i;
        }
    }
}

void config_apply(const Config *config, Audit *audit)
{
    audit_step(audit, RESULTS_RATED);
    for (guint i = 0; i < audit->sites->len; i++) {
        Site *site = g_ptr_array_index(audit->sites, i);

        apply_severity(config, site->verdict, &site->severity);
    }
    for (guint i = 0; i < audit->findings->len; i++) {
        Finding *finding = g_ptr_array_index(audit->findings, i);

        apply_severity(config, finding->rule, &finding->severity);
    }
}

char *config_to_text(const Config *config)
{
    g_autoptr(GKeyFile) file = g_key_file_new();

    for (guint i = 0; i < config->settings->len; i++) {
        const Setting *setting = g_ptr_array_index(config->settings, i);
        const char *origin = setting->origin ? setting->origin : "default";
        g_autofree char *comment = g_strconcat(" ", origin, NULL);

        if (!setting->choices) {
            g_key_file_set_string_list(file, setting->group, setting->key,
                                       (const char *const *)setting->values,
                                       g_strv_length(setting->values));
        } else if (setting->values[0]) {
            g_key_file_set_string(file, setting->group, setting->key,
                                  setting->values[0]);
        } else {
            continue;
        }
        g_key_file_set_comment(file, setting->group, setting->key, comment,
                               NULL);
    }
    return g_key_file_to_data(file, NULL, NULL);
}
