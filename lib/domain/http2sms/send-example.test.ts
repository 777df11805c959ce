import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CallbackReceiver, startCallbackReceiver } from '@/lib/testing/callback-receiver';
import { languagesTrusting, runProgram, testIn } from '@/lib/testing/example-programs';
import { exampleSender, sendExample } from './send-example';

const run = promisify(execFile);
let bodies: string[];
let receiver: CallbackReceiver;

beforeEach(async () => {
  bodies = [];
  receiver = await startCallbackReceiver({
    answer: (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        bodies.push(body);
        response.end('OK');
      });
    },
  });
});

afterEach(() => receiver.close());

const hostile = { serviceName: 'sms-xx11111-1', login: `it's "a" $(b) \\ \`c\` é`, password: 'abcd1234', from: 'KOL' };

const { node, python, php } = languagesTrusting('');

for (const [language, run] of [
  ['node', node],
  ['python', python],
  ['php', php],
] as const)
  testIn(run, `the example in ${language}, run as it is, sends every character of the login`, async () => {
    const http2smsUrl = `http://127.0.0.1:${receiver.port}/`;
    const printed = await runProgram(run, sendExample({ ...hostile, http2smsUrl }, language), '');
    expect(printed.trim()).toBe('OK');
    expect(new URLSearchParams(bodies[0]).get('login')).toBe(hostile.login);
  });

test('the shell reads the curl example back as it was meant', async () => {
  const example = sendExample({ ...hostile, http2smsUrl: 'http://localhost/' }, 'curl');
  const { stdout } = await run('/bin/sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${example}`]);
  expect(stdout.split('\n')).toContain(`login=${hostile.login}`);
});

test('PHP, Python, Java and C# strings escape their own quotes, the last two in ASCII alone', () => {
  const of = (language: 'php' | 'python' | 'java' | 'csharp') =>
    sendExample({ ...hostile, http2smsUrl: 'http://localhost/' }, language);
  expect(of('php')).toContain(`'login' => 'it\\'s "a" $(b) \\\\ \`c\` é',`);
  expect(of('python')).toContain(`"login": "it's \\"a\\" $(b) \\\\ \`c\` é",`);
  const ascii = `"it's \\"a\\" $(b) \\\\ \`c\` \\u00e9"`;
  expect(of('java')).toContain(`form.put("login", ${ascii});`);
  expect(of('csharp')).toContain(`["login"] = ${ascii},`);
});

test('examples are sent from the first sender that a request may name, and never from a name that is not declared', () => {
  const off = { sender: 'TEST', isEnabled: false };
  expect(exampleSender([off, { sender: 'KOL', isEnabled: true }, { sender: 'Later', isEnabled: true }])).toBe('KOL');
  expect(exampleSender([off])).toBe('SENDER');
  expect(exampleSender([])).toBe('SENDER');
});
