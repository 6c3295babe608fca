/*
 * report.js - fills the report, sorts and filters it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rows are put into the page as the reader gets to them, and what is in one
 * when it is opened, so that thousands of them cost nothing.
 */
"use strict";

(function () {
    const BATCH = 150;
    const DIRECTORIES = 12;
    const SEVERITIES = ["error", "warning", "note"];
    const FILTERS = ["text", "rule", "severity", "directory"];

    const data = JSON.parse(document.getElementById("data").textContent);
    const rows = data.rows;
    const filters = byId("filters");
    const body = byId("rows");
    const colors = new Map();   /* by rule */
    let shown = rows;
    let rendered = 0;
    let sort = { key: "severity", down: false };
    let named = "";     /* the row that was opened last */

    function byId(id) {
        return document.getElementById(id);
    }

    /* An element with text and children; nothing is ever parsed as HTML */
    function make(name, properties, ...children) {
        const element = Object.assign(document.createElement(name),
                                      properties);

        element.append(...children);
        return element;
    }

    function directoryOf(row) {
        return row.file.includes("/")
            ? row.file.slice(0, row.file.lastIndexOf("/")) : ".";
    }

    function count(list, keyOf) {
        const counts = new Map();

        for (const entry of list) {
            counts.set(keyOf(entry), (counts.get(keyOf(entry)) || 0) + 1);
        }
        return counts;
    }

    function placeOf(row) {
        return row.line ? row.file + ":" + row.line : row.file;
    }

    /* Sorting and filtering */

    const keys = {
        place: (a, b) => a.index - b.index,
        name: (a, b) => compare(a.name, b.name),
        region: (a, b) => compare(a.region, b.region),
        rule: (a, b) => compare(a.rule, b.rule),
        severity: (a, b) => SEVERITIES.indexOf(a.severity) -
                            SEVERITIES.indexOf(b.severity),
    };

    function compare(a, b) {
        return a < b ? -1 : a > b ? 1 : 0;
    }

    function isWanted(row, words) {
        return (!filters.rule.value || row.rule === filters.rule.value) &&
            (!filters.severity.value ||
             row.severity === filters.severity.value) &&
            (!filters.directory.value ||
             row.directory === filters.directory.value) &&
            words.every(word => row.words.includes(word));
    }

    /* Filters and the row as the address has them: #rule=convert&row=PLACE */
    function showAddress() {
        const parts = FILTERS.filter(name => filters[name].value)
            .map(name => [name, filters[name].value]);
        const last = named ? [["row", named]] : [];
        const text = [...parts, ...last].map(([name, value]) =>
            name + "=" + encodeURIComponent(value)
                .replace(/%2F/g, "/").replace(/%3A/g, ":")).join("&");

        history.replaceState(null, "", text ? "#" + text
            : location.href.replace(/#.*/, ""));
    }

    /* A fragment that is no such list is the name of a row */
    function readAddress() {
        const text = location.hash.slice(1);
        const words = new URLSearchParams(text.includes("=") ? text
            : "row=" + text);

        for (const name of FILTERS) {
            filters[name].value = words.get(name) || "";
            if (filters[name].selectedIndex < 0) {
                filters[name].value = "";
            }
        }
        update();
        openRow(words.get("row") || "");
    }

    function update() {
        const words = filters.text.value.toLowerCase().split(/\s+/);
        const order = sort.down ? -1 : 1;

        shown = rows.filter(row => isWanted(row, words));
        shown.sort((a, b) => order * keys[sort.key](a, b) ||
                             a.index - b.index);
        byId("count").textContent = shown.length === rows.length
            ? rows.length + " rows"
            : shown.length + " of " + rows.length + " rows";
        for (const th of document.querySelectorAll("thead th")) {
            if (th.firstChild.dataset.sort === sort.key) {
                th.setAttribute("aria-sort",
                                sort.down ? "descending" : "ascending");
            } else {
                th.removeAttribute("aria-sort");
            }
        }
        for (const button of document.querySelectorAll("[data-filter]")) {
            const [name, value] = button.dataset.filter.split("=");

            button.setAttribute("aria-pressed",
                                filters[name].value === value);
        }
        body.replaceChildren();
        rendered = 0;
        named = "";
        renderMore();
        showAddress();
    }

    /* A button that filters by one value, and no more when pressed again */
    function filterButton(name, value, text) {
        const button = make("button", { type: "button" }, text);

        button.dataset.filter = name + "=" + value;
        button.addEventListener("click", () => {
            filters[name].value = filters[name].value === value ? "" : value;
            update();
        });
        return button;
    }

    /* Rows */

    function code(lines) {
        return make("pre", { tabIndex: 0 }, ...lines);
    }

    function excerpt(row) {
        return code(row.excerpt.map((text, i) => {
            const number = row.excerpt_line + i;

            return make("span", {
                className: number === row.line ? "here" : "",
            }, String(number).padStart(5) + "  " + text);
        }));
    }

    function diff(text) {
        const classes = { "+": "plus", "-": "minus", "@": "hunk" };

        return code(text.replace(/\n$/, "").split("\n").map(line =>
            make("span", {
                className: /^(\+\+\+|---|diff|index)/.test(line)
                    ? "hunk" : classes[line[0]] || "",
            }, line || " ")));
    }

    function note(entry) {
        const place = make("code", {}, placeOf(entry));

        return make("li", {}, place, ": " + entry.text,
                    ...entry.code ? [code([make("span", {}, entry.code)])]
                                  : []);
    }

    function fillDetail(cell, row) {
        const rule = data.rules[row.rule];

        cell.append(make("p", {}, row.text));
        if (row.excerpt.length) {
            cell.append(make("h3", {}, "Source"), excerpt(row));
        }
        if (row.notes.length) {
            cell.append(make("h3", {}, "What happens to it"),
                        make("ul", {}, ...row.notes.map(note)));
        }
        if (row.home) {
            cell.append(make("h3", {}, "As a field (--to=embed)"),
                        make("p", {}, row.home));
        }
        if (row.diff) {
            cell.append(make("h3", {}, row.together > 1
                ? "Proposed, together with " + (row.together - 1) +
                  (row.together > 2 ? " others" : " other")
                : "Proposed"), diff(row.diff));
        }
        if (rule) {
            cell.append(make("h3", {}, row.rule + ": " + rule.title),
                        make("p", {}, rule.why),
                        make("p", {}, "What would change it: " +
                                      rule.change));
        }
    }

    function toggle(button, row) {
        const line = button.closest("tr");
        const open = button.getAttribute("aria-expanded") !== "true";

        button.setAttribute("aria-expanded", open);
        named = open ? placeOf(row) : "";
        showAddress();
        if (!open) {
            line.nextSibling.remove();
            return;
        }
        const cell = make("td", { colSpan: 5 });

        fillDetail(cell, row);
        line.after(make("tr", { className: "detail" }, cell));
    }

    function renderRow(row) {
        const button = make("button", { type: "button", tabIndex: -1 },
                            placeOf(row));

        button.row = row;
        button.setAttribute("aria-expanded", "false");
        button.addEventListener("click", () => toggle(button, row));
        return make("tr", { className: "row " + row.severity },
                    make("td", { className: "place" }, button),
                    make("td", { className: "name" }, row.name),
                    make("td", { className: "region" }, row.region),
                    make("td", { className: "rule" }, row.rule),
                    make("td", { className: "severity" }, row.severity));
    }

    function renderMore() {
        const batch = shown.slice(rendered, rendered + BATCH);

        body.append(...batch.map(renderRow));
        rendered += batch.length;
        byId("end").textContent = rendered < shown.length
            ? shown.length - rendered + " more rows below" : "";
        if (rendered === batch.length && batch.length) {
            body.querySelector("button").tabIndex = 0;
        }
        return batch.length > 0;
    }

    /* The keyboard: one stop of the tab key for all rows, arrows within */

    function focusRow(buttons, index) {
        const target = buttons[Math.max(0, Math.min(index,
                                                    buttons.length - 1))];

        for (const button of body.querySelectorAll(".row [tabindex='0']")) {
            button.tabIndex = -1;
        }
        target.tabIndex = 0;
        target.focus();
    }

    /* The button of a row that is shown, with all rows above it */
    function buttonOf(row) {
        const index = shown.indexOf(row);

        while (rendered <= index && renderMore()) {
            continue;
        }
        return body.querySelectorAll(".row button")[index];
    }

    /* Closes the row that the focus is in; if none is open, shows all rows,
     * and stays with the one that has the focus */
    function escape(target) {
        const line = target.closest("#rows tr");
        const inside = line && line.className === "detail";
        const button = line &&
            (inside ? line.previousSibling : line).querySelector("button");

        if (button && button.getAttribute("aria-expanded") === "true") {
            button.click();
            focusRow([button], 0);
            return;
        }
        for (const name of FILTERS) {
            filters[name].value = "";
        }
        update();
        if (button) {
            focusRow([buttonOf(button.row)], 0);
        }
    }

    function move(event) {
        let buttons = [...body.querySelectorAll(".row button")];
        const at = buttons.indexOf(document.activeElement);
        const to = {
            ArrowDown: at + 1,
            ArrowUp: at - 1,
            Home: 0,
            End: shown.length - 1,
        }[event.key];

        if (at < 0 || to === undefined) {
            return;
        }
        event.preventDefault();
        while (to >= buttons.length && renderMore()) {
            buttons = [...body.querySelectorAll(".row button")];
        }
        focusRow(buttons, to);
    }

    document.addEventListener("keydown", event => {
        const typing = /INPUT|SELECT/.test(event.target.tagName);

        if (event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }
        if (event.key === "/" && !typing) {
            event.preventDefault();
            filters.text.focus();
        } else if (event.key === "Escape") {
            escape(event.target);
        } else if (event.key === "ArrowDown" &&
                   event.target === filters.text && shown.length) {
            event.preventDefault();
            focusRow([...body.querySelectorAll(".row button")], 0);
        } else {
            move(event);
        }
    });

    /* The page */

    function fillSeverities() {
        const counts = count(rows, row => row.severity);

        for (const severity of SEVERITIES.filter(name => counts.has(name))) {
            const n = counts.get(severity);
            const button = filterButton("severity", severity,
                                        n + " " + severity +
                                        (n === 1 ? "" : "s"));

            button.className = severity;
            byId("severities").append(button);
        }
    }

    /* Rules of sites first, those with most rows first */
    function fillLegend(judged) {
        const counts = count(judged, row => row.rule);
        const first = new Map([...judged].reverse().map(row =>
            [row.rule, row]));
        const rules = [...counts.keys()].sort((a, b) =>
            compare(first.get(b).kind, first.get(a).kind) ||
            counts.get(b) - counts.get(a) || compare(a, b));

        for (const rule of rules) {
            const button = filterButton("rule", rule,
                                        rule + " " + counts.get(rule));

            /* a finding has the colour of its severity */
            colors.set(rule, "var(--" + rule + ", var(--" +
                             first.get(rule).severity + "))");
            button.style.setProperty("--bar", colors.get(rule));
            byId("legend").append(button);
        }
        return rules;
    }

    function chartLine(directory, list, most, rules) {
        const counts = count(list, row => row.rule);
        const bar = make("span", { className: "bar" });
        const words = [];

        for (const rule of rules.filter(name => counts.has(name))) {
            const part = make("span", { title: rule + ": " +
                                               counts.get(rule) });

            part.style.setProperty("--bar", colors.get(rule));
            part.style.width = 100 * counts.get(rule) / most + "%";
            bar.append(part);
            words.push(rule + " " + counts.get(rule));
        }
        bar.setAttribute("role", "img");
        bar.setAttribute("aria-label", words.join(", "));
        return make("li", {}, filterButton("directory", directory, directory),
                    bar, make("span", {}, String(list.length)));
    }

    function fillChart(judged, rules) {
        const directories = new Map();

        for (const row of judged) {
            const list = directories.get(row.directory) || [];

            list.push(row);
            directories.set(row.directory, list);
        }
        const sorted = [...directories].sort((a, b) =>
            b[1].length - a[1].length || compare(a[0], b[0]));
        const most = sorted.length ? sorted[0][1].length : 1;
        const lines = sorted.map(([name, list]) =>
            chartLine(name, list, most, rules));

        byId("chart").append(...lines.slice(0, DIRECTORIES));
        if (lines.length > DIRECTORIES) {
            const more = byId("more");

            more.hidden = false;
            more.textContent = "Show all " + lines.length + " directories";
            more.addEventListener("click", () => {
                byId("chart").append(...lines.slice(DIRECTORIES));
                more.hidden = true;
                lines[DIRECTORIES].firstChild.focus();
                update();
            });
        }
    }

    function fillSelect(id, values) {
        byId(id).append(...values.map(value =>
            make("option", { value }, value)));
    }

    function openRow(name) {
        const row = shown.find(each => placeOf(each) === name);

        if (row) {
            const button = buttonOf(row);

            button.click();
            focusRow([button], 0);
        }
    }

    rows.forEach((row, index) => {
        row.index = index;
        row.directory = directoryOf(row);
        row.words = [placeOf(row), row.name, row.region, row.rule,
                     row.severity, row.text].join(" ").toLowerCase();
    });
    const judged = rows.filter(row => row.kind !== "unjudged");

    byId("overview").open = matchMedia("(min-width: 50rem)").matches;
    fillSeverities();
    fillChart(judged, fillLegend(judged));
    fillSelect("rule", [...count(rows, row => row.rule).keys()].sort());
    fillSelect("severity", SEVERITIES.filter(name =>
        rows.some(row => row.severity === name)));
    fillSelect("directory",
               [...count(rows, row => row.directory).keys()].sort());
    filters.addEventListener("input", update);
    filters.addEventListener("submit", event => event.preventDefault());
    filters.addEventListener("reset", () => setTimeout(update));
    for (const button of document.querySelectorAll("[data-sort]")) {
        button.addEventListener("click", () => {
            const key = button.dataset.sort;

            sort = { key, down: sort.key === key && !sort.down };
            update();
        });
    }
    new IntersectionObserver(entries => {
        if (entries.some(entry => entry.isIntersecting)) {
            renderMore();
        }
    }, { rootMargin: "1500px" }).observe(byId("end"));
    addEventListener("hashchange", readAddress);
    readAddress();
})();
