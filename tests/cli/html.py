#
# html.py - reads, sorts and filters a report in a real browser
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: html.py PAGE AUDIT.json SCRATCH [SCREENSHOTS]"""
import json
import os
import sys

from browser import Browser

page, audit, scratch = sys.argv[1:4]
audit = json.load(open(audit))
n_rows = sum(len(audit[list]) for list in ('sites', 'findings', 'unjudged'))
browser = Browser(scratch)
PLACES = '[...document.querySelectorAll(".row button")].map(b => b.innerText)'
FOCUSED = 'document.activeElement.innerText'
COUNT = 'document.getElementById("count").innerText'


def column(name):
    return browser.ask('[...document.querySelectorAll(".row .%s")]'
                       '.map(cell => cell.innerText)' % name)


def fits():
    return browser.ask('document.documentElement.scrollWidth <= '
                       'document.documentElement.clientWidth')


# It needs nothing else, and has no errors
browser.look(1280, 900, 'light')
browser.load(page)
wanted = [event['request']['url']
          for event in browser.happened('Network.requestWillBeSent')]
assert len(wanted) == 1 and wanted[0].startswith('file://'), wanted
assert not browser.happened('Runtime.exceptionThrown')
assert browser.ask('document.title').startswith('mrconv audit of')

# When, by what and of what it was made, and how much is how bad
made = browser.ask('document.getElementById("made").innerText')
assert made == os.environ['MADE'], made
found = audit['sites'] + audit['findings']
counts = browser.ask('[...document.querySelectorAll("#severities button")]'
                     '.map(button => button.innerText)')
order = ['error', 'warning', 'note']
numbers = {name: sum(entry['severity'] == name for entry in found)
           for name in order}
numbers['warning'] += len(audit['unjudged'])
assert [text.split()[0] for text in counts] == \
    [str(numbers[name]) for name in order if numbers[name]], counts

# What is worst comes first
severities = column('severity')
assert severities == sorted(severities, key=order.index), severities

# All that was found is there, and text from the tree is nothing but text
assert browser.ask(COUNT) == '%d rows' % n_rows
bars = browser.ask('[...document.querySelectorAll("#chart li")].map(line =>'
                   ' [line.innerText.split("\\n")[0], +line.lastChild'
                   '.innerText, line.querySelectorAll(".bar span").length])')
for directory, n, parts in bars:
    rules = [entry.get('verdict') or entry['rule'] for entry in found
             if os.path.dirname(entry['file']) == directory]
    assert (n, parts) == (len(rules), len(set(rules))), directory
assert sum(n for _, n, _ in bars) == len(found)

# The keyboard: filter, go to a row, open it, close it, go on, go back
browser.press('/', 'inkwell')
shown = browser.ask(PLACES)
assert 0 < len(shown) < n_rows and all('inkwell' in text for text in shown)
assert browser.ask(COUNT) == '%d of %d rows' % (len(shown), n_rows)
browser.press('ArrowDown', 'Enter')
assert browser.ask(FOCUSED) == shown[0]
detail = browser.ask('document.querySelector(".detail").innerText')
for text in ('Source', 'What happens to it', 'memory_region_init_ram()',
             'As a field (--to=embed)',
             'Proposed', '+    MemoryRegion *ram = memory_region_new_ram(',
             'convert-drop-free: heap regions', 'What would change it',
             '</script><script>document.title = "owned"</script>'):
    assert text in detail, (text, detail)
browser.press('ArrowDown')
assert browser.ask(FOCUSED) == shown[1]
browser.press('ArrowUp', ' ')
assert browser.ask('document.querySelectorAll(".detail").length') == 0

# Escape closes the row that it is pressed in, then shows all, and stays there
browser.press('Enter', 'Tab')
assert browser.ask('document.activeElement.tagName') == 'PRE'
browser.press('Escape')
assert browser.ask('document.querySelectorAll(".detail").length') == 0
assert browser.ask(FOCUSED) == shown[0]
assert browser.ask(COUNT) == '%d of %d rows' % (len(shown), n_rows)
browser.press('Escape')
assert browser.ask(COUNT) == '%d rows' % n_rows
assert browser.ask(FOCUSED) == shown[0]

# Sorting, both ways, and rows that are alike stay in order
place = browser.ask(PLACES)
for _ in range(2):
    browser.ask('document.querySelector("[data-sort=rule]").focus()')
    browser.press('Enter')
    rules = column('rule')
    assert rules == sorted(rules, reverse=bool(_)), rules
assert browser.ask('document.querySelector("th.rule").ariaSort') == 'descending'
browser.ask('document.querySelector("[data-sort=severity]").focus()')
browser.press('Enter')
severities = column('severity')
assert severities == sorted(severities, key=order.index), severities

# The chart and the choices also filter, and rows have addresses
browser.ask('document.querySelector("[data-filter=\'rule=convert\']").click()')
assert set(column('rule')) == {'convert'}
browser.ask('document.querySelector("[type=reset]").click()')
browser.press('Tab')
assert browser.ask(COUNT) == '%d rows' % n_rows
site = audit['sites'][-1]
browser.load(page + '#%s:%d' % (site['file'], site['line']))
assert browser.ask(FOCUSED) == '%s:%d' % (site['file'], site['line'])
assert site['reason'] in browser.ask(
    'document.querySelector(".detail").innerText')

# So have filters: what is filtered, and what is open, can be passed on
browser.press('/', 'ram', 'ArrowDown', 'Enter')
browser.ask('document.querySelector("[data-filter=\'severity=warning\']")'
            '.click()')
browser.press('/', 'ArrowDown', 'Enter')
address = browser.ask('location.hash')
assert address.startswith('#text=ram&severity=warning&row=hw/'), address
shown = browser.ask(PLACES)
browser.load(page + address)
assert browser.ask(PLACES) == shown and len(shown) < n_rows
assert browser.ask(FOCUSED) == address.split('row=')[1]
browser.press('Escape', 'Escape')
assert browser.ask('location.href').count('#') == 0

# On a telephone the first row is on the first screen
browser.look(400, 800, 'light')
browser.load(page)
assert browser.ask('document.querySelector(".row").getBoundingClientRect()'
                   '.bottom') < 800

# Without scripts, it can be read
browser.run_scripts(False)
browser.load(page)
browser.run_scripts(True)
text = browser.ask('document.body.innerText')
for entry in found:
    assert '%s:%d' % (entry['file'], entry['line']) in text, entry
    assert (entry.get('reason') or entry['message']) in text, entry
assert fits() and 'Keys:' not in text
assert browser.ask('[...document.querySelectorAll(".live")]'
                   '.every(part => part.offsetHeight === 0)')

# Nothing sticks out, with rows open, in any light
backgrounds = set()
for width in (1280, 400):
    for scheme in ('light', 'dark'):
        browser.look(width, 1000, scheme)
        browser.load(page)
        browser.ask('[...document.querySelectorAll(".row button")]'
                    '.forEach(button => button.click())')
        assert browser.ask('document.querySelectorAll(".detail").length') > 5
        assert fits(), (width, scheme)
        backgrounds.add(browser.ask(
            'getComputedStyle(document.body).backgroundColor'))
        if len(sys.argv) > 4:
            for y in (0, 1000, 2000):
                browser.ask('scrollTo(0, %d)' % y)
                browser.photograph('%s/%d-%s-%d.png'
                                   % (sys.argv[4], width, scheme, y))
assert len(backgrounds) == 2, backgrounds

# Five thousand rows: only what is near is in the page, and all can be reached
text = open(page).read()
start = text.index('id="data">') + len('id="data">')
end = text.index('</script>', start)
data = json.loads(text[start:end])
rows = data['rows']
data['rows'] = [dict(row, line=row['line'] + 1000 * i)
                for i in range(5000 // len(rows) + 1) for row in rows][:5000]
many = scratch + '/many.html'
with open(many, 'w') as file:
    file.write(text[:start] + json.dumps(data).replace('<', '\\u003c') +
               text[end:])
browser.look(1280, 900, 'light')
browser.load(many)
assert browser.ask(COUNT) == '5000 rows'
assert len(browser.ask(PLACES)) < 1000
browser.ask('scrollTo(0, document.documentElement.scrollHeight)')
browser.ask('new Promise(done => setTimeout(done, 300))')
assert len(browser.ask(PLACES)) > 150
browser.press('/', ' ', 'ArrowDown', 'End')
assert len(browser.ask(PLACES)) == 5000
assert browser.ask(FOCUSED) == browser.ask(PLACES + '.pop()')
assert fits()
assert not browser.happened('Runtime.exceptionThrown')
browser.close()
