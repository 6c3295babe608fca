#
# browser.py - a real browser, driven as a person would
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""A headless Chromium that is talked to through a pipe."""
import base64
import fcntl
import json
import os
import select
import subprocess

KEYS = {'Enter': ('Enter', 13, '\r'), 'Escape': ('Escape', 27, ''),
        'Tab': ('Tab', 9, ''), 'End': ('End', 35, ''),
        'Home': ('Home', 36, ''), 'ArrowUp': ('ArrowUp', 38, ''),
        'ArrowDown': ('ArrowDown', 40, ''), ' ': ('Space', 32, ' ')}


class Browser:
    def __init__(self, directory):
        to_read, self.to = os.pipe()
        self.come_from, to_write = os.pipe()
        # clear of 3 and 4, where the browser looks for them
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10)
                for end in (to_read, to_write)]
        self.process = subprocess.Popen(
            ['chromium', '--headless', '--no-sandbox', '--disable-gpu',
             '--hide-scrollbars', '--no-first-run',
             '--disable-dev-shm-usage', '--user-data-dir=' + directory,
             '--remote-debugging-pipe', 'about:blank'],
            env={**os.environ, 'HOME': directory}, close_fds=False,
            preexec_fn=lambda: (os.dup2(ends[0], 3), os.dup2(ends[1], 4)),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for end in (to_read, to_write, *ends):
            os.close(end)
        self.rest = b''
        self.number = 0
        self.session = None
        self.events = []
        target = self.send('Target.createTarget', url='about:blank')
        self.session = self.send('Target.attachToTarget', flatten=True,
                                 targetId=target['targetId'])['sessionId']
        for part in ('Page', 'Runtime', 'Network'):
            self.send(part + '.enable')

    def receive(self):
        while b'\0' not in self.rest:
            ready = select.select([self.come_from], [], [], 120)[0]
            more = os.read(self.come_from, 1 << 16) if ready else b''
            if not more:
                raise EOFError('the browser says nothing more')
            self.rest += more
        message, self.rest = self.rest.split(b'\0', 1)
        return json.loads(message)

    def send(self, method, **parameters):
        self.number += 1
        message = {'id': self.number, 'method': method, 'params': parameters}
        if self.session:
            message['sessionId'] = self.session
        os.write(self.to, json.dumps(message).encode() + b'\0')
        while True:
            answer = self.receive()
            if answer.get('id') == self.number:
                assert 'error' not in answer, (method, answer)
                return answer['result']
            self.events.append(answer)

    def happened(self, method):
        return [event['params'] for event in self.events
                if event.get('method') == method]

    def load(self, path):
        # by way of another page: else a new #address would load nothing
        for url in ('about:blank', 'file://' + os.path.abspath(path)):
            self.events.clear()
            self.send('Page.navigate', url=url)
            while not self.happened('Page.loadEventFired'):
                self.events.append(self.receive())

    def ask(self, expression):
        answer = self.send('Runtime.evaluate', expression=expression,
                           returnByValue=True, awaitPromise=True)
        assert 'exceptionDetails' not in answer, (expression, answer)
        return answer['result'].get('value')

    def press(self, *keys):
        """Presses and releases each key; a word is typed."""
        for key in keys:
            for letter in [key] if key in KEYS else key:
                code, number, text = KEYS.get(letter, (letter, 0, letter))
                self.send('Input.dispatchKeyEvent', type='keyDown',
                          key=letter, code=code, text=text,
                          windowsVirtualKeyCode=number)
                self.send('Input.dispatchKeyEvent', type='keyUp', key=letter,
                          code=code, windowsVirtualKeyCode=number)
        # what a key has set off may come a moment later
        self.ask('new Promise(done => setTimeout(done))')

    def look(self, width, height, scheme):
        self.send('Emulation.setDeviceMetricsOverride', width=width,
                  height=height, deviceScaleFactor=1, mobile=False)
        self.send('Emulation.setEmulatedMedia', features=[
            {'name': 'prefers-color-scheme', 'value': scheme}])

    def run_scripts(self, wanted):
        """Whether pages that are loaded from now on may run theirs."""
        self.send('Emulation.setScriptExecutionDisabled', value=not wanted)

    def photograph(self, path):
        data = self.send('Page.captureScreenshot')['data']
        with open(path, 'wb') as file:
            file.write(base64.b64decode(data))

    def close(self):
        self.session = None
        self.send('Browser.close')
        self.process.wait()
